using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>What a street light with meters and sensors has of the packs: lighting, electricity, water, environment and groups.</summary>
public static class TradeObjects
{
    /// <summary>Those that are not of version 1.0.</summary>
    public static IReadOnlyDictionary<ushort, string> Versions { get; } =
        new Dictionary<ushort, string> { [3416] = "2.0", [3418] = "2.0", [3421] = "2.0", [3424] = "1.1", [3428] = "2.0" };

    public static IEnumerable<DeviceObject> Of(ObjectTree tree, FaultSwitch faults)
    {
        ArgumentNullException.ThrowIfNull(faults);

        return
        [
            new TradeObject(3416, tree, Lamp(faults), Missing(TradeFaults.LampWithoutLevel, 3)),
            new TradeObject(3417, tree, [("1", "04012345678901"), ("2", "2024"), ("3", "17"), ("4", "5200"), ("7", "38.5"), ("11", "70"), ("12", "3000")]),
            new TradeObject(3418, tree, [("1", "231.4"), ("2", "0.17"), ("3", "50.01"), ("4", "37.9"), ("5", faults.Choose(TradeFaults.FactorBeyondOne, "1.4", "0.96")), ("6", "81234")]),
            new TradeObject(3421, tree, [("1", "231.4"), ("6", "0.17"), ("13", "0.96"), ("16", "37.9"), ("25", "81234")], Missing(TradeFaults.MeterWithoutEnergy, 25)),
            new TradeObject(3424, tree, [("1", "412.7"), ("6049", faults.Choose(TradeFaults.WaterBeyondSure, "130", "98"))], Missing(TradeFaults.WaterWithoutVolume, 1)),
            new TradeObject(3428, tree, [("1", "17.5"), ("3", "9.2"), ("17", "418"), ("6049", faults.Choose(TradeFaults.AirBeyondSure, "101", "95"))]),
            new TradeObject(3445, tree, [("1", "1.83"), ("4", "0"), ("6", "2.5"), ("7", "0"), ("8", "3")], Missing(TradeFaults.GaugeWithoutLevel, 1)),
            new TradeObject(3460, tree, [("0", "12"), ("1", "1760000000"), ("2", "/3302/0/5500"), ("3", "7")], Missing(TradeFaults.MessageWithoutGroup, 0)),
        ];

        ushort? Missing(Fault fault, ushort resource) => faults.Has(fault) ? resource : null;
    }

    /// <summary>It burns at 60 % of its 38 W.</summary>
    private static (string Resource, string Value)[] Lamp(FaultSwitch faults) =>
    [
        ("1", "60"), ("2", "60"), ("3", faults.Choose(TradeFaults.LampBeyondFull, "130", "60")), ("4", "100"), ("5", "0"), ("7", "0"), ("15", "8123.5"),
        ("18", "2211"), ("36", "38"), ("46", "23.1"),
    ];
}
