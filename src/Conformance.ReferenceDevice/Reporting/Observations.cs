using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
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
    private readonly FaultSwitch _faults;
    private readonly List<Observation> _all = [];

    public Observations(DeviceSettings settings, DeviceState state, Reads reads, CompositeOperations composites, Notifier notifier)
    {
        ArgumentNullException.ThrowIfNull(notifier);

        (_settings, _state, _reads, _composites, _notifier) = (settings, state, reads, composites, notifier);
        _faults = state.Faults;
        notifier.ObserverGone = gone => End(one => one == gone);
    }

    /// <summary>Whether observations survive the loss of power, and with it all that ends them.</summary>
    private bool OutlivesReboot => _faults.Has(ObserveFaults.OutlivesReboot);

    /// <summary>Observe of one node.</summary>
    public Reply Begin(ManagementRequest request)
    {
        var reply = _reads.Read(request);
        if (reply.Code != CoapCode.Content || _reads.FormatFor(request.Version, request.Path, request.Options.Accept) is not { } format)
        {
            return Refused(reply);
        }

        return TryOwnAttributes(request, request.Path, out var own)
            ? Begin(new ObservationSubject(request, [request.Path], IsComposite: false, format, Taken(request, own)), reply)
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

        if (!TryOwnAttributes(request, Lwm2mPath.Root, out var own))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        var taken = _faults.Has(ObserveFaults.IgnoresOwnTogether) ? null : own;
        return Begin(new ObservationSubject(request, paths, IsComposite: true, format, taken), reply);
    }

    private Reply Refused(Reply reply) =>
        _faults.Has(ObserveFaults.ErrorWithOption) ? Numbered(reply)
        : _faults.Has(ObserveFaults.RefusesAsBad) ? Reply.Of(CoapCode.BadRequest)
        : reply;

    /// <summary>Ends the observation of that token; the answer is that of a Read.</summary>
    public Reply Cancel(ManagementRequest request)
    {
        if (!_faults.Has(ObserveFaults.IgnoresCancel) && !(request.Remote is StreamPeer && _faults.Has(ConnectionFaults.KeepsObserved)))
        {
            End(request.Remote, request.Message.Token);
        }

        if (_faults.Has(ObserveFaults.CancelEndsAll))
        {
            End(observation => observation.Subject.Paths.Contains(request.Path));
        }

        if (_faults.Has(ObserveFaults.CancelsForOthers))
        {
            End(observation => observation.Subject.Server != request.Server && observation.Subject.Paths.Contains(request.Path));
        }

        var reply = _reads.Read(request);
        return _faults.Has(ObserveFaults.CancelWithOption) ? Numbered(reply) : reply;
    }

    /// <inheritdoc cref="Cancel"/>
    public Reply CancelComposite(ManagementRequest request)
    {
        if (!_faults.Has(ObserveFaults.IgnoresCompositeCancel))
        {
            End(request.Remote, request.Message.Token);
        }

        var reply = _composites.Read(request);
        return _faults.Has(ObserveFaults.CompositeCancelWithOption) ? Numbered(reply) : reply;
    }

    /// <summary>A registration has ended, and with it what the server observed.</summary>
    public void End(ServerSession session) =>
        End(observation => observation.Subject.Request.Session == session
            && !_faults.Has(ObserveFaults.OutlivesRegistration)
            && !OutlivesReboot);

    /// <summary>The peer rejected a notification (RFC 7641 §3.6).</summary>
    public void WasReset(IPEndPoint remote, ushort messageId) =>
        End(observation => observation.Subject.Request.Remote.Equals(remote)
            && observation.MessageIds.Contains(messageId)
            && !_faults.Has(ObserveFaults.IgnoresReset));

    public void EndAll() => End(_ => !OutlivesReboot);

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
        if (_faults.Has(ObserveFaults.OneForEach))
        {
            End(other => other.Subject.Paths.SequenceEqual(subject.Paths));
        }

        if (_faults.Has(NodeFaults.FewObservations) && _all.Count == 3)
        {
            End(one => one == _all[0]);
        }

        var observation = new Observation(
            subject, _settings.Clock, _faults, path => _reads.Visible(subject.Server, path), path => Effective(subject, path))
        {
            Due = _notifier.Notify,
            HasEnded = HasEnded,
        };
        _all.Add(observation);
        return _faults.Has(ObserveFaults.NoOption) ? reply
            : Numbered(_faults.Has(ObserveFaults.EmptyAnswer) ? reply with { Payload = default } : reply);
    }

    private Reply Numbered(Reply reply) => reply with { Options = reply.Options.WithObserve(_notifier.NextSequence()) };

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
            && (AttributeRules.Fit(_state.Tree.Model.Resource(path), own)
                || (path.Depth == 0 && _faults.Has(ObserveFaults.ThresholdsTogether)));
    }

    /// <summary>The attributes of a request, which hold for its observation alone.</summary>
    private NotificationAttributes? Taken(ManagementRequest request, NotificationAttributes? own)
    {
        if (own is not null && _faults.Has(ObserveFaults.StoresOwn))
        {
            _state.Attributes.Of(request.Server).Set(request.Path, own);
        }

        return _faults.Has(ObserveFaults.IgnoresOwn) ? null : own;
    }

    /// <summary>What holds for an observed node: its attributes, and the server's default periods where they say nothing.</summary>
    private NotificationAttributes Effective(ObservationSubject subject, Lwm2mPath path)
    {
        var account = subject.Request.Session.Account;
        var defaults = _faults.Has(NotifyFaults.IgnoresDefaults)
            ? NotificationAttributes.None
            : new NotificationAttributes { Pmin = account.DefaultMinimumPeriod, Pmax = DefaultPmax(account) };
        var written = _state.Attributes.Of(subject.Server).Effective(path);
        return (subject.Own is { } own ? Hiding(own, written) : written).Over(defaults);
    }

    /// <summary>Those of the request hide all that were written (Core 1.2 §6.4.1).</summary>
    private NotificationAttributes Hiding(NotificationAttributes own, NotificationAttributes written) =>
        _faults.Has(ObserveFaults.MergesOwn) ? own.Over(written) : own;

    private long? DefaultPmax(Account account) =>
        _faults.Has(NotifyFaults.MinimumForMaximum) ? account.DefaultMinimumPeriod : account.DefaultMaximumPeriod;

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
