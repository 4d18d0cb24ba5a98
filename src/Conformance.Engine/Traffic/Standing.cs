using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Engine.Captures;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Traffic;

/// <summary>How client and server stand to each other while their conversation is read: registration, observations, bootstrap.</summary>
internal sealed class Standing
{
    // A client that names no version has this one (Core 1.1 §6.2.1).
    private const string Oldest = "1.0";

    private readonly List<Watched> _observations = [];
    private Enrolled? _enrolled;
    private string _root = "/";
    private bool _isFirst;
    private bool _left;
    private bool _bootstrapping;
    private bool _finished;

    public string? Endpoint { get; private set; }

    public string? Version { get; private set; }

    /// <summary>When the client was last heard of.</summary>
    public TimeSpan? HeardAt { get; set; }

    /// <summary>Whether a registration was seen, so that what came before it plays no part any more.</summary>
    public bool IsKnown => _enrolled is not null;

    /// <summary>Which operation a request is.</summary>
    public OperationKind? KindOf(Side by, Message request) => by == Side.Client
        ? OperationMapping.OfRequestToServer(request)
        : OperationMapping.OfRequestToClient(WithoutRoot(request), _bootstrapping);

    /// <summary>What is known when a client asks.</summary>
    public void AddClientRequest(Dictionary<string, Value> fields, OperationKind kind, Message request, TimeSpan now)
    {
        if (kind is OperationKind.Register or OperationKind.BootstrapRequest or OperationKind.BootstrapPackRequest
            && Queries.Of(request).GetValueOrDefault("ep") is { Length: > 0 } name)
        {
            Endpoint = name;
        }

        if (kind is OperationKind.Register or OperationKind.Update)
        {
            SightingFields.AddLinks(fields, request);
        }

        if (kind is OperationKind.BootstrapRequest or OperationKind.BootstrapPackRequest)
        {
            (_bootstrapping, _finished) = (true, false);
        }
        else if (kind == OperationKind.Register)
        {
            (_bootstrapping, _finished) = (false, false);
            _isFirst |= HeardAt is null;
            Version = Queries.Of(request).GetValueOrDefault("lwm2m") is "1.1" or "1.2" ? Queries.Of(request)["lwm2m"] : Oldest;
        }

        if (_enrolled is not { } enrolled)
        {
            if (_isFirst)
            {
                fields["registered"] = SightingFields.Flag(false);
            }

            return;
        }

        if (enrolled.IsActive)
        {
            fields["registered"] = SightingFields.Flag(true);
        }

        if (enrolled.Overdue(now) is { } overdue)
        {
            fields["overdue"] = new Value.Duration(overdue);
        }

        if (kind is OperationKind.Update or OperationKind.Deregister)
        {
            fields["to-location"] = SightingFields.Flag(request.Options.Path == enrolled.Location);
            fields["unchanged"] = new Value.List(
                [.. Queries.Of(request).Where(pair => enrolled.Parameters.TryGetValue(pair.Key, out var before) && before == pair.Value).Select(pair => SightingFields.Text(pair.Key))]);
        }
    }

    /// <summary>What is known when a server asks.</summary>
    /// <param name="open">Its requests that are open besides.</param>
    public void AddServerRequest(Dictionary<string, Value> fields, OperationKind? kind, Message request, TimeSpan now, int open)
    {
        fields["open"] = new Value.Number(open);
        fields["numeric"] = SightingFields.Flag(Lwm2mPath.TryParse(WithoutRoot(request).Options.Path, out _));
        if (kind is { } known)
        {
            fields["operation"] = SightingFields.Text(OperationWords.Of(known));
        }

        if (_bootstrapping)
        {
            fields["after-finish"] = SightingFields.Flag(_finished);
        }

        if (_enrolled is { } enrolled)
        {
            fields["registered"] = SightingFields.Flag(enrolled.IsActive);
            fields["left"] = SightingFields.Flag(_left);
            fields["queue"] = SightingFields.Flag(enrolled.IsQueued);
        }

        if (HeardAt is { } heard)
        {
            fields["silence"] = new Value.Duration(now - heard);
        }
    }

    /// <summary>Takes notice of an answer.</summary>
    public void Answered(Asked asked, Message answer, TimeSpan now)
    {
        if (asked.By == Side.Server)
        {
            AnsweredByClient(asked, answer, now);
            return;
        }

        switch (asked.Operation)
        {
            case OperationKind.Register when answer.Code == CoapCode.Created && answer.Options.LocationPath is { } location:
                _observations.ForEach(watched => watched.End(Ending.Replaced, now));
                _enrolled = new(location, Queries.Of(asked.Message), now);
                (_left, _bootstrapping) = (false, false);
                _root = LinkFormat.TryRead(asked.Message.Payload.Span, out var links, out _) ? SightingFields.RootOf(links) : _root;
                break;
            case OperationKind.Update when answer.Code == CoapCode.Changed && asked.Message.Options.Path == _enrolled?.Location:
                (_enrolled, _left) = (_enrolled.Refreshed(asked.Message, now), false);
                break;
            case OperationKind.Update when answer.Code == CoapCode.NotFound:
                _enrolled = _enrolled is null ? null : _enrolled with { IsActive = false };
                break;
            case OperationKind.Deregister when answer.Code == CoapCode.Deleted && asked.Message.Options.Path == _enrolled?.Location:
                _enrolled = _enrolled with { IsActive = false };
                _left = true;
                _observations.ForEach(watched => watched.End(Ending.Otherwise, now));
                break;
        }
    }

    /// <summary>The observation that a message of the client reports of.</summary>
    public Watched? Observed(Token token) => _observations.FindLast(watched => watched.Token == token);

    private void AnsweredByClient(Asked asked, Message answer, TimeSpan now)
    {
        switch (asked.Operation)
        {
            case OperationKind.Observe or OperationKind.ObserveComposite when answer.Code.IsSuccess && answer.Options.Observe is { } number:
                Observed(answer.Token)?.End(Ending.Otherwise, now);
                _observations.Add(new(answer.Token, answer.Options.ContentFormat, number, now));
                break;
            case OperationKind.CancelObservation or OperationKind.CancelObservationComposite:
                Observed(answer.Token)?.End(Ending.Cancelled, now);
                break;
            case OperationKind.BootstrapFinish when answer.Code == CoapCode.Changed:
                (_finished, _bootstrapping) = (true, true);
                break;
        }
    }

    private Message WithoutRoot(Message request) => _root != "/" && request.Options.Path.StartsWith($"{_root}/", StringComparison.Ordinal)
        ? request with { Options = request.Options.Without(OptionNumber.UriPath).WithPath(request.Options.Path[_root.Length..]) }
        : request;
}
