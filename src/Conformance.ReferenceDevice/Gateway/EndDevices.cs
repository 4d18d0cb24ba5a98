using System.Net;
using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Gateway;

/// <summary>The devices behind a gateway, each below its prefix; none where there is no gateway.</summary>
/// <remarks>Object 25. Operations on several paths at once are not served below a prefix.</remarks>
internal sealed class EndDevices(DeviceSettings settings, Gateway25? gateway, Uplink uplink, Errands errands)
{
    private static readonly (string Identity, string Prefix)[] Known =
        [("urn:dev:ops:c0ffee-meter-1", "meter1"), ("urn:dev:ops:c0ffee-meter-2", "meter2")];

    private readonly FaultSwitch _faults = settings.Faults;
    private readonly SortedDictionary<ushort, EndDevice> _present = [];

    public void Populate()
    {
        foreach (var (identity, _) in Known)
        {
            Seat(identity, joins: true);
        }
    }

    /// <summary>Lets a device come or go.</summary>
    /// <returns><see langword="false"/> for one that is not known.</returns>
    public bool Seat(string identity, bool joins)
    {
        var at = Array.FindIndex(Known, one => one.Identity == identity);
        if (gateway is null || at < 0)
        {
            return false;
        }

        if (joins)
        {
            Join((ushort)at, new EndDevice(identity, Known[at].Prefix, settings, uplink, errands));
        }
        else if (_present.Remove((ushort)at, out var gone))
        {
            Leave((ushort)at, gone);
        }

        return true;
    }

    /// <summary>Answers a request below a prefix.</summary>
    /// <param name="own">The gateway's own tree.</param>
    /// <returns><see langword="null"/> for a request that is about the gateway itself.</returns>
    public Reply? Handle(ServerSession session, IncomingRequest request, ManagementInterface own)
    {
        var segments = request.Message.Options.Path.Split('/');
        if (segments.Length < 2 || Of(segments[1]) is not { } device)
        {
            return null;
        }

        if (!Targets.TryParse("/" + string.Join('/', segments[2..]), out var path))
        {
            return Reply.Of(CoapCode.NotFound);
        }

        var message = _faults.Has(GatewayFaults.HidesChanges)
            ? request.Message with { Options = request.Message.Options.Without(OptionNumber.Observe) }
            : request.Message;
        var isRefused = message.Code == CoapCode.Fetch || message.Code == CoapCode.IPatch
            || (message.Code == CoapCode.Put && !message.Payload.IsEmpty && _faults.Has(GatewayFaults.RefusesWrites));
        return isRefused
            ? Reply.Of(CoapCode.MethodNotAllowed)
            : (_faults.Has(GatewayFaults.ServesItself) ? own : device.Management).Handle(new ManagementRequest(session, request.Remote, message, path));
    }

    /// <summary>Answers a composite read of names below a prefix, by a fault.</summary>
    public Reply? Gather(ServerSession session, IncomingRequest request)
    {
        if (request.Message.Code != CoapCode.Fetch || !_faults.Has(GatewayFaults.BareNames))
        {
            return null;
        }

        var names = Encoding.UTF8.GetString(request.Message.Payload.Span);
        return _present.Values.FirstOrDefault(device => names.Contains($"\"/{device.Prefix}/", StringComparison.Ordinal)) is { } device
            ? device.Management.Handle(new(session, request.Remote, request.Message with { Payload = Encoding.UTF8.GetBytes(names.Replace($"/{device.Prefix}/", "/", StringComparison.Ordinal)) }, Lwm2mPath.Root))
            : null;
    }

    /// <summary>Does below a prefix what a bootstrap server asks for, by a fault.</summary>
    public Reply? Provision(Message message)
    {
        var segments = message.Options.Path.Split('/');
        if (segments.Length < 3 || _present.Values.FirstOrDefault(one => one.Prefix == segments[1]) is not { } device)
        {
            return null;
        }

        if (message.Code == CoapCode.Put && _faults.Has(GatewayFaults.Provisions) && Targets.TryParse("/" + string.Join('/', segments[2..]), out var path))
        {
            device.Provide(path, Encoding.UTF8.GetString(message.Payload.Span));
            return Reply.Of(CoapCode.Changed);
        }

        if (message.Code == CoapCode.Delete && _faults.Has(GatewayFaults.DeletesSilently))
        {
            device.Vanish();
        }

        return null;
    }

    public void End(ServerSession session) => Each(device => device.Observations.End(session));

    public void EndAll() => Each(device => device.Observations.EndAll());

    public void WasReset(IPEndPoint remote, ushort messageId) => Each(device => device.Observations.WasReset(remote, messageId));

    public void LinkRestored() => Each(device => device.Observations.LinkRestored());

    private EndDevice? Of(string prefix) => _present.Values.FirstOrDefault(device => device.Prefix == prefix) is { } found
        ? _faults.Choose(GatewayFaults.MixesDevices, _present.Values.First(), found)
        : prefix.Length > 0 && !char.IsAsciiDigit(prefix[0]) && _faults.Has(GatewayFaults.UnknownIsFirst) ? _present.Values.FirstOrDefault()
        : null;

    private void Join(ushort seat, EndDevice device)
    {
        _present[seat] = device;
        var prefix = _faults.Choose(GatewayFaults.SharesPrefix, Known[0].Prefix, device.Prefix);
        gateway!.Show(seat, device.Identity, prefix, device.Links(EnablerVersion.Parse(settings.Lwm2m)));
    }

    private void Leave(ushort seat, EndDevice device)
    {
        if (!_faults.Has(GatewayFaults.KeepsGone))
        {
            gateway!.Hide(seat);
        }

        if (_faults.Has(GatewayFaults.ObservationOutlives))
        {
            device.Observations.EndAll();
        }

        device.Vanish();
    }

    private void Each(Action<EndDevice> action) => _present.Values.ToList().ForEach(action);
}
