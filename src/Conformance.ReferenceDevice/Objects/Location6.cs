using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 6: a device that stands still.</summary>
public sealed class Location6(ObjectTree tree, DeviceSettings settings) : DeviceObject(6, tree)
{
    private const ushort Timestamp = 5;

    public override void Populate()
    {
        Instantiate(0, [("0", settings.Faults.Choose(ObjectFaults.BeyondThePole, "152.5163", "52.5163")), ("1", "13.3777"), ("2", "34"), ("3", "5"), ("6", "0")]);
        Touch();
    }

    public override void Sensed(Lwm2mPath path)
    {
        if (path.ResourceId != Timestamp)
        {
            Touch();
        }
    }

    private void Touch() => Tree.Set(Lwm2mPath.Of(6, 0, Timestamp), new Lwm2mValue.Time(settings.Clock.GetUtcNow().ToUnixTimeSeconds()));
}
