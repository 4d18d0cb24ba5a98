using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Bootstrap;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Gateway;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Who is let in with a request, and who of the device answers it.</summary>
/// <remarks>During bootstrap only the bootstrap server is heard; else a registered server, before a bootstrap server that speaks first.</remarks>
internal sealed class FrontDoor(
    DeviceSettings settings, Sessions sessions, BootstrapSequence bootstrap, StartUp startUp, ManagementInterface management, EndDevices behind)
{
    /// <summary>The radio processor is asked for this one, which takes a while.</summary>
    private const string SlowPath = "/42770/0/20";

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1200);
    private static readonly TimeSpan Distraction = TimeSpan.FromSeconds(2);

    private readonly PathReading _paths = new(settings.Faults);
    private readonly Manners _manners = new(settings.Faults);

    /// <summary>Whether an image is being fetched.</summary>
    public required Func<bool> IsPulling { get; init; }

    /// <summary>Whether requests from an address are listened to at all.</summary>
    public bool Admits(IPEndPoint remote) =>
        bootstrap.IsInProgress
            ? bootstrap.IsFrom(remote)
            : sessions.Registered(remote) is not null || (startUp.IsOver && bootstrap.IsFrom(remote));

    public async Task<Reply> HandleAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        if (request.Message.Options.Path == SlowPath)
        {
            await Delays.WaitAsync(settings.Clock, Gathering, cancellationToken);
        }
        else if (settings.Faults.Has(RolloutFaults.BusyWithPull) && IsPulling())
        {
            await Delays.WaitAsync(settings.Clock, Distraction, cancellationToken);
        }

        return Handle(request);
    }

    private Reply Handle(IncomingRequest request)
    {
        if (bootstrap.IsInProgress || sessions.Registered(request.Remote) is not { } session)
        {
            return Admits(request.Remote) ? behind.Provision(request.Message) ?? bootstrap.Handle(request) : Reply.Unheard;
        }

        if (!_paths.TryParse(request.Message.Options.Path, out var path))
        {
            return behind.Handle(session, request, management) ?? Reply.Of(CoapCode.NotFound);
        }

        if (behind.Gather(session, request) is { } gathered)
        {
            return gathered;
        }

        var heard = _manners.Hear(request.Message, path);
        return _manners.Settles(heard, path) is { } settled
            ? Reply.Of(settled)
            : _manners.Answer(request.Message, path, management.Handle(new ManagementRequest(session, request.Remote, heard, path)));
    }
}
