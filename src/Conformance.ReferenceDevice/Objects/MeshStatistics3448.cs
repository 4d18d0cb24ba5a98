using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3448: frames of the mesh radio, counted from Start to Stop.</summary>
public sealed class MeshStatistics3448(ObjectTree tree) : DeviceObject(3448, tree)
{
    private const ushort Start = 28;

    /// <summary>
    /// The counters of ordinary traffic, which grow by themselves: packets, data frames, unicast packets; sent and received.
    /// </summary>
    private static readonly ushort[] Growing = [1, 7, 18, 19, 22, 23];

    /// <summary>The counters of data octets; a frame carries about this many.</summary>
    private static readonly ushort[] Octets = [20, 21];

    private const long OctetsInFrame = 64;
    private bool _counts = true;

    private static Lwm2mPath Instance => Lwm2mPath.Of(3448, 0);

    /// <summary>Beacon and command frames, which Wi-SUN FAN has none of.</summary>
    private static readonly ushort[] Meaningless = [12, 13, 16, 17];

    private static IEnumerable<ushort> Counters => Enumerable.Range(1, Start - 1).Select(id => (ushort)id).Except(Meaningless);

    public override void Populate() => Instantiate(0, Counters.Select(id => ($"{id}", "0")));

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        _counts = path.ResourceId == Start;
        if (_counts)
        {
            foreach (var counter in Counters)
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

    private void Grow(ushort counter, long by) => Tree.Provide(Instance.Child(counter), (Tree.Integer(Instance.Child(counter)) ?? 0) + by);
}
