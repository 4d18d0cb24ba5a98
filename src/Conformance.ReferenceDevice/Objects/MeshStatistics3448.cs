using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3448: frames of the mesh radio, counted from Start to Stop.</summary>
public sealed class MeshStatistics3448(ObjectTree tree, FaultSwitch faults) : DeviceObject(3448, tree)
{
    private const ushort Start = 28;

    /// <summary>
    /// The counters of ordinary traffic, which grow by themselves: packets, data frames, unicast packets; sent and received.
    /// </summary>
    private static readonly ushort[] Growing = [1, 7, 18, 19, 22, 23];

    /// <summary>The counters of data octets; a frame carries about this many.</summary>
    private static readonly ushort[] Octets = [20, 21];

    private const long OctetsInFrame = 64;
    private const ushort Frames = 1;
    private const ushort Transmissions = 4;
    private const ushort Failures = 8;
    private const ushort Unicasts = 22;
    private bool _counts = true;

    private static Lwm2mPath Instance => Lwm2mPath.Of(3448, 0);

    /// <summary>Beacon and command frames, which Wi-SUN FAN has none of.</summary>
    private static readonly ushort[] Meaningless = [12, 13, 16, 17];

    private IEnumerable<ushort> Counters =>
        Enumerable.Range(1, Start - 1).Select(id => (ushort)id)
            .Except(faults.Choose<ushort[]>(WisunFaults.CountsBeacons, [], Meaningless))
            .Except(faults.Choose<ushort[]>(WisunFaults.OmitsCounter, [Unicasts], []));

    public override void Populate()
    {
        Instantiate(0, Counters.Select(id => ($"{id}", $"{JoiningCount(id)}")));
        if (faults.Has(WisunFaults.CountsDown))
        {
            var left = 1000L;
            Tree.Offer(Instance.Child(Frames), () => new Lwm2mValue.Integer(left--));
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        _counts = path.ResourceId == Start;
        if (_counts)
        {
            foreach (var counter in faults.Choose<IEnumerable<ushort>>(WisunFaults.StartKeepsCounts, [], Counters))
            {
                Tree.Provide(Instance.Child(counter), "0");
            }
        }

        return CoapCode.Changed;
    }

    public override void Drift(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        if (!_counts)
        {
            return;
        }

        var frames = random.Next(1, 4);
        foreach (var counter in Growing)
        {
            Grow(counter, frames);
        }

        foreach (var counter in Octets)
        {
            Grow(counter, frames * OctetsInFrame);
        }
    }

    /// <summary>What went over the air while the node joined; transmissions are unicast and broadcast ones together.</summary>
    private int JoiningCount(ushort counter) => counter switch
    {
        Transmissions => faults.Choose(WisunFaults.WholeBelowParts, 100, 240),
        Failures => faults.Choose(WisunFaults.PartBeyondWhole, 360, 60),
        _ => 120,
    };

    private void Grow(ushort counter, long by) => Tree.Provide(Instance.Child(counter), (Tree.Integer(Instance.Child(counter)) ?? 0) + by);
}
