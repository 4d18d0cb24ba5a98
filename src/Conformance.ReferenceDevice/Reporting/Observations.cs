using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>The observations of all servers: how they begin and end.</summary>
/// <remarks>Core 1.1 §6.4.1 to §6.4.5; RFC 7641.</remarks>
public sealed class Observations
{
    private readonly DeviceSettings _settings;
    private readonly DeviceState _state;
    private readonly Reads _reads;
    private readonly CompositeOperations _composites;
    private readonly Notifier _notifier;
    private readonly List<Observation> _all = [];

    public Observations(DeviceSettings settings, DeviceState state, Reads reads, CompositeOperations composites, Notifier notifier)
    {
        ArgumentNullException.ThrowIfNull(notifier);

        (_settings, _state, _reads, _composites, _notifier) = (settings, state, reads, composites, notifier);
        notifier.ObserverGone = gone => End(one => one == gone);
    }

    /// <summary>Observe of one node.</summary>
    public Reply Begin(ManagementRequest request)
    {
        var reply = _reads.Read(request);
        if (reply.Code != CoapCode.Content)
        {
            return reply;
        }

        return TryOwnAttributes(request, request.Path, out var own)
            ? Begin(new ObservationSubject(request, [request.Path], IsComposite: false, reply.Options.ContentFormat!.Value, own), reply)
            : Reply.Of(CoapCode.BadRequest);
    }

    public Reply BeginComposite(ManagementRequest request)
    {
        if (_composites.DecodePaths(request, out var paths) is { } refusal)
        {
            return Reply.Of(refusal);
        }

        var format = CompositeOperations.AnswerFormat(request);
        var reply = _composites.Read(request.Server, paths, format);
        if (reply.Code != CoapCode.Content)
        {
            return reply;
        }

        return TryOwnAttributes(request, Lwm2mPath.Root, out var own)
            ? Begin(new ObservationSubject(request, paths, IsComposite: true, format, own), reply)
            : Reply.Of(CoapCode.BadRequest);
    }

    /// <summary>Ends the observation of that token; the answer is that of a Read.</summary>
    public Reply Cancel(ManagementRequest request)
    {
        End(request.Remote, request.Message.Token);
        return _reads.Read(request);
    }

    /// <inheritdoc cref="Cancel"/>
    public Reply CancelComposite(ManagementRequest request)
    {
        End(request.Remote, request.Message.Token);
        return _composites.Read(request);
    }

    /// <summary>A registration has ended, and with it what the server observed.</summary>
    public void End(ServerSession session) => End(observation => observation.Subject.Request.Session == session);

    /// <summary>The peer rejected a notification (RFC 7641 §3.6).</summary>
    public void WasReset(IPEndPoint remote, ushort messageId) =>
        End(observation => observation.Subject.Request.Remote.Equals(remote) && observation.MessageIds.Contains(messageId));

    public void EndAll() => End(static _ => true);

    public void Follow(TreeChange change)
    {
        foreach (var observation in _all)
        {
            observation.Follow(change);
        }
    }

    /// <summary>Attributes at or above observed nodes may steer anew (Core 1.1 §6.4.2).</summary>
    public void AttributesChanged(ushort server, Lwm2mPath path)
    {
        foreach (var observation in _all.Where(one => one.Subject.Server == server && one.Subject.Paths.Any(path.Contains)))
        {
            observation.Wake();
        }
    }

    /// <summary>The link is back: what was kept goes out.</summary>
    public void LinkRestored()
    {
        foreach (var observation in _all.ToList())
        {
            _notifier.Flush(observation);
        }
    }

    private Reply Begin(ObservationSubject subject, Reply reply)
    {
        End(subject.Request.Remote, subject.Token);
        var observation = new Observation(
            subject, _settings.Clock, path => _reads.Visible(subject.Server, path), path => Effective(subject, path))
        {
            Due = _notifier.Notify,
            HasEnded = HasEnded,
        };
        _all.Add(observation);
        return reply with { Options = reply.Options.WithObserve(_notifier.NextSequence()) };
    }

    /// <summary>The attributes of the request, which only 1.2 knows; anything else in its query is refused.</summary>
    private bool TryOwnAttributes(ManagementRequest request, Lwm2mPath path, out NotificationAttributes? own)
    {
        own = null;
        var queries = request.Options.Queries;
        if (queries.Count == 0)
        {
            return true;
        }

        var known = request.Version >= EnablerVersion.V12 && queries.All(query => AttributeRules.Knows(request.Version, query));
        return known
            && NotificationAttributes.None.TryApply(queries, out own, out _)
            && AttributeRules.Fit(_state.Tree.Model.Resource(path), own);
    }

    /// <summary>What holds for an observed node: its attributes, and the server's default periods where they say nothing.</summary>
    private NotificationAttributes Effective(ObservationSubject subject, Lwm2mPath path)
    {
        var account = subject.Request.Session.Account;
        var defaults = new NotificationAttributes { Pmin = account.DefaultMinimumPeriod, Pmax = account.DefaultMaximumPeriod };
        return (subject.Own ?? _state.Attributes.Of(subject.Server).Effective(path)).Over(defaults);
    }

    /// <summary>An observed node that is gone, or may no longer be read, is reported as such once.</summary>
    private bool HasEnded(Observation observation)
    {
        if (_notifier.Refusal(observation) is not { } refusal)
        {
            return !_all.Contains(observation);
        }

        End(one => one == observation);
        _notifier.Terminate(observation, refusal);
        return true;
    }

    private void End(IPEndPoint remote, Token token) =>
        End(observation => observation.Subject.Token == token && observation.Subject.Request.Remote.Equals(remote));

    private void End(Predicate<Observation> which)
    {
        foreach (var observation in _all.FindAll(which))
        {
            _all.Remove(observation);
            observation.Dispose();
        }
    }
}
