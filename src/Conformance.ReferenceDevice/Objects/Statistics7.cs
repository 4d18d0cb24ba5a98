using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 7: traffic counted between Start and Stop, or for the Collection Period.</summary>
public sealed class Statistics7(ObjectTree tree, DeviceSettings settings, IDeviceActions actions) : DeviceObject(7, tree), IDisposable
{
    private const ushort SentData = 2;
    private const ushort ReceivedData = 3;
    private const ushort Start = 6;
    private const ushort CollectionPeriod = 8;
    private const long OctetsInKilobyte = 1000;
    private (long Sent, long Received) _atStart;
    private (long Sent, long Received) _stopped;
    private bool _counts;
    private Alarm? _end;

    private static Lwm2mPath Instance => Lwm2mPath.Of(7, 0);

    /// <summary>Octets since Start, or between Start and Stop.</summary>
    private (long Sent, long Received) Counted =>
        _counts ? (actions.Traffic.Sent - _atStart.Sent, actions.Traffic.Received - _atStart.Received) : _stopped;

    public override void Populate()
    {
        Instantiate(0, [("8", "0")]);
        Tree.Offer(Instance.Child(SentData), () => new Lwm2mValue.Integer(Counted.Sent / OctetsInKilobyte));
        Tree.Offer(Instance.Child(ReceivedData), () => new Lwm2mValue.Integer(Counted.Received / OctetsInKilobyte));
    }

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        value is Lwm2mValue.Integer { Value: < 0 } ? CoapCode.BadRequest : null;

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        if (path.ResourceId == Start || !settings.Faults.Has(ObjectFaults.StopGoesOn))
        {
            Freeze();
        }

        if (path.ResourceId == Start)
        {
            _atStart = settings.Faults.Has(ObjectFaults.StartGoesOn) ? default : actions.Traffic;
            _counts = true;
            if (Tree.Integer(Instance.Child(CollectionPeriod)) is { } period and > 0)
            {
                _end ??= new Alarm(settings.Clock, Freeze);
                _end.Set(Delays.OfSeconds(settings.Faults.Choose(NodeFaults.IgnoresPeriod, 60 * period, period)));
            }
        }

        return CoapCode.Changed;
    }

    public override void PowerOn() => (_counts, _stopped) = (false, default);

    public void Dispose() => _end?.Dispose();

    private void Freeze()
    {
        _stopped = Counted;
        _counts = false;
        _end?.Clear();
    }
}
