using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 19: octets for an application, one container each way.</summary>
public sealed class AppData19(ObjectTree tree, DeviceSettings settings) : DeviceObject(19, tree)
{
    private const ushort Data = 0;
    private const ushort CreationTime = 2;

    public override void Populate()
    {
        foreach (var id in new ushort[] { 0, 1 })
        {
            Instantiate(id, [("0/0", "3q2+7w=="), ("1", "1"), ("3", "octets"), ("4", "application/octet-stream"), ("5", "1")]);
            Touch(Lwm2mPath.Of(19, id));
        }
    }

    public override void Written(Lwm2mPath path) => Follow(path);

    public override void Sensed(Lwm2mPath path) => Follow(path);

    private void Follow(Lwm2mPath path)
    {
        if (path.ResourceId == Data)
        {
            Touch(path.Cut(2));
        }
    }

    private void Touch(Lwm2mPath instance) =>
        Tree.Set(instance.Child(CreationTime), new Lwm2mValue.Time(settings.Clock.GetUtcNow().ToUnixTimeSeconds()));
}
