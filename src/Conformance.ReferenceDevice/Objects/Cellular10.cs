using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 10: a modem that can save power in two ways.</summary>
public sealed class Cellular10(ObjectTree tree, FaultSwitch faults) : DeviceObject(10, tree)
{
    public const ushort ActivatedProfiles = 11;
    private const ushort ActiveModes = 13;

    /// <summary>Bits of power saving mode and of extended discontinuous reception.</summary>
    private const ulong SupportedModes = 3;

    private static readonly HashSet<ushort> Had = [1, 4, 5, 7, 8, 9, ActivatedProfiles, 12, ActiveModes, 14];

    public override bool Supports(ushort resourceId) => base.Supports(resourceId) && Had.Contains(resourceId);

    public override void Populate() =>
        Instantiate(0,
        [
            ("1", "0"), ("4", "3600"), ("5", "10"), ("8", "0g=="), ("9", "0g=="), ("11/0", "11:0"),
            ("12", faults.Choose(ObjectFaults.ModesBeyondSupport, "1", "3")), ("13", "3"), ("14", "1"),
        ]);

    /// <summary>Only a mode that it has can be active.</summary>
    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path.ResourceId == ActiveModes && value is Lwm2mValue.Unsigned { Value: var modes } && (modes & ~SupportedModes) != 0
            ? CoapCode.BadRequest
            : null;
}
