using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3411: the battery, with a threshold for its alarm.</summary>
public sealed class Battery3411 : DeviceObject
{
    private const ushort Level = 1;
    private const ushort Threshold = 5;
    private const ushort IsLow = 6;
    private const ushort LossCount = 10;
    private const long Full = 100;
    private static readonly HashSet<ushort> Had = [Level, 2, 3, Threshold, IsLow, 9, LossCount, 11];
    private readonly FaultSwitch _faults;
    private readonly Battery _battery;

    public Battery3411(ObjectTree tree, FaultSwitch faults, Battery battery)
        : base(3411, tree)
    {
        ArgumentNullException.ThrowIfNull(battery);
        (_faults, _battery) = (faults, battery);
        battery.Changed += Follow;
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(3411, 0);

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate() =>
        Instantiate(0, [("1", Shown), ("2", "2.4"), ("3", "3.8"), ("5", $"{_battery.Threshold}"), ("6", "0"), ("9", "0"), ("10", "0")]);

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        value is Lwm2mValue.Integer { Value: < 0 or > Full } ? CoapCode.BadRequest : null;

    public override void Written(Lwm2mPath path) => Sensed(path);

    public override void Sensed(Lwm2mPath path)
    {
        switch (path.ResourceId, Tree.Integer(path))
        {
            case (Level, { } level):
                _battery.Charge(level);
                break;
            case (Threshold, { } threshold) when !_faults.Has(AlarmFaults.FixedThreshold):
                _battery.Warn(threshold);
                break;
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        Tree.Provide(Instance.Child(LossCount), 0);
        return CoapCode.Changed;
    }

    private string Shown => $"{_faults.Choose(NodeFaults.LevelInMillivolts, 3800, _battery.Level)}";

    private void Follow()
    {
        if (Tree.Has(Instance))
        {
            Tree.Provide(Instance.Child(Level), Shown);
            Tree.Provide(Instance.Child(IsLow), _battery.IsLow ? "1" : "0");
        }
    }
}
