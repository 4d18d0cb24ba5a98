using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 42772 of the profile's draft: what a border router knows of its nodes, and does for its operator.</summary>
public sealed class BorderRouter42772(ObjectTree tree, FaultSwitch faults, EventLog20 log) : DeviceObject(42772, tree)
{
    private const ushort Revoke = 10;
    private const int DigitsInEui64 = 16;

    public override void Populate() =>
        Instantiate(0,
        [
            ("0", "48"), ("1/0", "1"), ("1/1", "44"), ("1/2", "3"), ("2", "1"), ("5", "fd00:5e::/64"), ("6", "1"), ("7", "2.1.0"), ("8", "0"), ("9", "0"),
        ]);

    /// <summary>Revocation names the node; every order is written down.</summary>
    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        if (path.ResourceId == Revoke && !faults.Has(GapFaults.RevokesAnybody) && arguments.Values.GetValueOrDefault(0) is not { Length: DigitsInEui64 })
        {
            return CoapCode.BadRequest;
        }

        if (!faults.Has(GapFaults.LogsNoOrder))
        {
            log.Secure($"executed {path}");
        }

        return CoapCode.Changed;
    }
}
