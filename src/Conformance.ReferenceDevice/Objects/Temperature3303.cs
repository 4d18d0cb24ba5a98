using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3303: temperature sensors that remember their extremes. Servers may add instances.</summary>
public sealed class Temperature3303(ObjectTree tree, DeviceSettings settings) : DeviceObject(Object, tree)
{
    public const ushort Object = 3303;
    private const ushort Timestamp = 5518;
    private const ushort Lowest = 5601;
    private const ushort Highest = 5602;
    private const ushort Value = 5700;
    private const double Coldest = -40;
    private const double Hottest = 85;

    public override bool ServersCreate => true;

    public override void Populate() =>
        Instantiate(0, [("5700", "21.5"), ("5603", "-40"), ("5604", "85"), ("5701", "Cel"), ("5750", "Room")]);

    public override void Complete(Lwm2mPath instance)
    {
        base.Complete(instance);
        Sensed(instance.Child(Value));
    }

    /// <summary>Clears the extremes: the present value is both.</summary>
    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        var instance = path.Cut(2);
        var value = Tree.Value(instance.Child(Value))!;
        Tree.Set(instance.Child(Lowest), value);
        Tree.Set(instance.Child(Highest), value);
        return CoapCode.Changed;
    }

    public override void Sensed(Lwm2mPath path)
    {
        if (path.ResourceId != Value || Tree.Float(path) is not { } value)
        {
            return;
        }

        var instance = path.Cut(2);
        Tree.Provide(instance.Child(Lowest), Math.Min(value, Tree.Float(instance.Child(Lowest)) ?? value));
        Tree.Provide(instance.Child(Highest), Math.Max(value, Tree.Float(instance.Child(Highest)) ?? value));
        Tree.Set(instance.Child(Timestamp), new Lwm2mValue.Time(settings.Clock.GetUtcNow().ToUnixTimeSeconds()));
    }

    public override void Drift(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        foreach (var id in Tree.Instances(Id))
        {
            var path = Lwm2mPath.Of(Id, id, Value);
            var value = (Tree.Float(path) ?? 0) + (random.Next(-3, 4) / 10.0);
            Tree.Provide(path, Math.Round(Math.Clamp(value, Coldest, Hottest), 1));
            Sensed(path);
        }
    }
}
