using System.Net;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Wire;

namespace Conformance.Roles.Clients;

/// <summary>An LwM2M client of the bench: sends what it is told, answers what it is asked, records what comes. It judges nothing.</summary>
/// <remarks>What the script does not answer is answered from a small tree of values; nothing is sent of its own accord.</remarks>
public sealed class ScriptedClient : IAsyncDisposable
{
    private const string RegistrationPath = "/rd";
    private static readonly string[] BootstrapPaths = ["/bs", "/bspack"];

    private readonly Endpoint _endpoint;
    private readonly ClientReception _reception;
    private readonly Conversation _conversation;
    private readonly Operations _operations;
    private readonly Dictionary<ushort, TaskCompletionSource<TimeSpan>> _watched = [];
    private uint _number = 100;

    /// <param name="endpoint">Belongs to the role from now on.</param>
    public ScriptedClient(Endpoint endpoint, ClientSettings settings)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(settings);

        (_endpoint, Settings, Server) = (endpoint, settings, settings.Server);
        _reception = new(settings);
        _conversation = new(endpoint, settings.Role, _reception, new PayloadText(() => (_reception.Root, _reception.Model)));
        _operations = new(endpoint, new Observations(endpoint, settings.Role, () => _reception.Model), () => ("/", _reception.Model));
        endpoint.ResetReceived = (_, id) => _watched.GetValueOrDefault(id)?.TrySetResult(settings.Role.Clock.Monotonic);
    }

    public ClientSettings Settings { get; }

    /// <summary>Where its requests to the server go: another port of it once they are to go under DTLS.</summary>
    public IPEndPoint Server { get; set; }

    /// <summary>What it holds.</summary>
    public ClientTree Tree => _reception.Tree;

    /// <summary>Definitions of the objects it announced.</summary>
    public ObjectModel Model => _reception.Model;

    /// <summary>The root it announced.</summary>
    public string Root => _reception.Root;

    /// <summary>Where it was last registered; <see langword="null"/> until a server said.</summary>
    public string? Location { get; private set; }

    /// <summary>The address it speaks from.</summary>
    public IPEndPoint Local => _endpoint.LocalEndPoint;

    public IReplyRules? Rules
    {
        get => _conversation.Rules;
        set => _conversation.Rules = value;
    }

    /// <summary>Size exponent of the largest block that a request may bring (RFC 7959 §2.2); who sends larger ones is asked for this.</summary>
    public int TakesBlocksUpTo
    {
        get => _conversation.TakesBlocksUpTo;
        set => _conversation.TakesBlocksUpTo = value;
    }

    /// <summary>Whether it leaves every request unanswered.</summary>
    public bool IsMute
    {
        get => _conversation.IsMute;
        set => _conversation.IsMute = value;
    }

    /// <summary>How long each answer takes; nothing unless told.</summary>
    public TimeSpan AnswersAfter
    {
        get => _conversation.AnswersAfter;
        set => _conversation.AnswersAfter = value;
    }

    /// <summary>Called with each request of a server that is answered with success, once the tree has followed.</summary>
    public Action<OperationEvent>? Served
    {
        get => _reception.Served;
        set => _reception.Served = value;
    }

    /// <summary>Sees everything sent and received by this role.</summary>
    public Action<RoleTrace>? Trace
    {
        get => _conversation.Trace;
        set => _conversation.Trace = value;
    }

    /// <summary>Gets exceptions of the role itself: harness bugs.</summary>
    public Action<Exception>? Faulted
    {
        get => _endpoint.Faulted;
        set => _endpoint.Faulted = value;
    }

    /// <summary>The links a registration announces unless the script says others: the root with its formats, and what the tree holds.</summary>
    public ReadOnlyMemory<byte> Links => LinkFormat.Write(
        _reception.Tree.Announced.Select(path => new Link(path.ToString(), [])).Prepend(new Link("/", [new("rt", "oma.lwm2m")])));

    /// <summary>The Register of a client of which nothing special is asked: its name, lifetime and version, binding U, and its links.</summary>
    /// <param name="lifetime">In seconds; that of its settings unless given.</param>
    public OperationRequest Registering(TimeSpan within, int? lifetime = null) => new()
    {
        Kind = OperationKind.Register,
        Path = RegistrationPath,
        Queries = [$"ep={Settings.Name}", $"lt={lifetime ?? Settings.Lifetime}", $"lwm2m={Settings.Role.Lwm2m}", "b=U"],
        ContentFormat = ContentFormat.LinkFormat,
        Payload = Links,
        Within = within,
    };

    /// <summary>Sends a request of the client: to the bootstrap server what is about bootstrap, everything else to the server.</summary>
    /// <exception cref="InvalidOperationException">It is for a bootstrap server, and none is known.</exception>
    public async Task<OperationResult> PerformAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var remote = BootstrapPaths.Contains(request.Path)
            ? Settings.Bootstrap ?? throw new InvalidOperationException("the device file names no bootstrap server")
            : Server;
        if (request.Path == RegistrationPath || request.Path == Location)
        {
            Announce(request.Payload);
        }

        var result = await _operations.PerformAsync(remote, request, cancellationToken);
        if (request.Path == RegistrationPath && result.Response is { Code: var code, Options.LocationPath: { } location } && code == CoapCode.Created)
        {
            Location = location;
        }

        return result;
    }

    /// <summary>Sends a notification of an observation that a server began.</summary>
    /// <returns>Acknowledged, reset or silence; for a non-confirmable one, reset or silence.</returns>
    public async Task<Outcome> NotifyAsync(OperationEvent observed, Report report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(report);

        _number = report.Number ?? _number + 1;
        var options = report.Numbered ? OptionList.Empty.WithObserve(_number) : OptionList.Empty;
        options = report.Format is { } format ? options.WithContentFormat(format) : options;
        var cut = _conversation.Slice(observed.Remote, observed.Message, Reply.Of(report.Code) with { Options = options, Payload = report.Payload });
        var message = new Message
        {
            Type = report.Confirmable ? MessageType.Confirmable : MessageType.NonConfirmable,
            Code = cut.Code,
            MessageId = _endpoint.DrawMessageId(),
            Token = report.Token ?? observed.Message.Token,
            Options = cut.Options,
            Payload = cut.Payload,
        };
        var reset = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        _watched[message.MessageId] = reset;
        var outcome = await _endpoint.SendAsync(observed.Remote, message, drawMessageId: false, cancellationToken, report.Deviations);
        return report.Confirmable ? outcome : await AfterAsync(outcome, reset, report.Within, cancellationToken);
    }

    /// <summary>What the tree answers to a request now.</summary>
    public Reply Standard(OperationEvent asked) => _reception.Standard(asked);

    /// <summary>Sends octets as they are to the server.</summary>
    public void SendOctets(ReadOnlyMemory<byte> octets) => _endpoint.SendOctets(Server, octets);

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    // Nobody acknowledges a non-confirmable message, so all that can come is a Reset.
    private async Task<Outcome> AfterAsync(Outcome sent, TaskCompletionSource<TimeSpan> reset, TimeSpan within, CancellationToken cancellationToken)
    {
        var clock = Settings.Role.Clock;
        await using var alarm = clock.CreateTimer(_ => reset.TrySetResult(TimeSpan.MinValue), state: null, within, Timeout.InfiniteTimeSpan);
        await using var cancelled = cancellationToken.Register(() => reset.TrySetCanceled(cancellationToken));
        var at = await reset.Task;
        _watched.Remove(sent.Sent.MessageId);
        return at == TimeSpan.MinValue
            ? new TimedOut(sent.SentAt, clock.Monotonic, sent.Sent, sent.Transmissions, SawAck: false)
            : new WasReset(sent.SentAt, at, sent.Sent, sent.Transmissions);
    }

    // What it announces is what requests and values are read by from then on.
    private void Announce(ReadOnlyMemory<byte> links)
    {
        if (links.IsEmpty || !LinkFormat.TryRead(links.Span, out var announced, out _))
        {
            return;
        }

        _reception.Root = Registration.RootOf(announced);
        var versions = announced
            .Select(link => (Path: AlternatePath.Below(_reception.Root, link.Target), Version: link["ver"]))
            .Where(link => link is { Path.ObjectId: not null, Version: not null })
            .DistinctBy(link => link.Path.ObjectId)
            .ToDictionary(link => link.Path.ObjectId!.Value, link => link.Version!);
        _reception.Model = Settings.Role.Objects.ModelFor(Settings.Role.Lwm2m, versions);
    }
}
