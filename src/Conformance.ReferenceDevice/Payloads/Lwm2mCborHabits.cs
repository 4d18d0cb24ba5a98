using Conformance.Coap.Options;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Payloads;

/// <summary>Habits in LwM2M CBOR.</summary>
public sealed class Lwm2mCborHabits(FaultSwitch faults) : PayloadHabits
{
    private const byte MapOfOne = 0xA1;
    private const byte KeyOfThree = 0x83;

    /// <summary>A key that leads from the object to a resource is cut to the resource.</summary>
    public override byte[] Octets(ContentFormat format, byte[] octets) =>
        octets is [MapOfOne, KeyOfThree, _, _, .. var rest] && faults.Has(Lwm2mCborFaults.RelativeKeys) ? [MapOfOne, .. rest] : octets;
}
