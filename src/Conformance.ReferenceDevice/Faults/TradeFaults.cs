namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the objects of lamps, meters and gauges, and about reports that hold their values together.</summary>
public static class TradeFaults
{
    public static readonly Fault LampWithoutLevel = new(
        "trade.lamp-without-level", "does not show at which level its lamp burns", "PACK-LGT-02", FaultShape.Absent);

    public static readonly Fault LampBeyondFull = new(
        "trade.lamp-beyond-full", "tells that its lamp burns at 130 percent", "PACK-LGT-03", FaultShape.WrongValue);

    public static readonly Fault MeterWithoutEnergy = new(
        "trade.meter-without-energy", "does not show the energy that its meter has counted", "PACK-ELC-02", FaultShape.Absent);

    public static readonly Fault FactorBeyondOne = new(
        "trade.factor-beyond-one", "tells a power factor of 1.4", "PACK-ELC-03", FaultShape.WrongValue);

    public static readonly Fault WaterWithoutVolume = new(
        "trade.water-without-volume", "does not show the volume that its water meter has counted", "PACK-WGS-02", FaultShape.Absent);

    public static readonly Fault WaterBeyondSure = new(
        "trade.water-beyond-sure", "is 130 percent sure of the volume of its water meter", "PACK-WGS-03", FaultShape.WrongValue);

    public static readonly Fault GaugeWithoutLevel = new(
        "trade.gauge-without-level", "does not show the level of its stream gauge", "PACK-ENV-02", FaultShape.Absent);

    public static readonly Fault AirBeyondSure = new(
        "trade.air-beyond-sure", "is 101 percent sure of the quality of the air", "PACK-ENV-03", FaultShape.WrongValue);

    public static readonly Fault MessageWithoutGroup = new(
        "trade.message-without-group", "does not show for which group a sensor message is", "PACK-GRP-02", FaultShape.Absent);

    public static readonly Fault CompactStands = new(
        "trade.compact-stands", "shows the same compact report whatever is to be in it", "REQ-OBS-08", FaultShape.WrongValue);

    public static readonly Fault CompactIsShort = new(
        "trade.compact-is-short", "leaves the last value out of a compact report", "REQ-OBS-08", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        LampWithoutLevel, LampBeyondFull, MeterWithoutEnergy, FactorBeyondOne, WaterWithoutVolume, WaterBeyondSure, GaugeWithoutLevel, AirBeyondSure,
        MessageWithoutGroup, CompactStands, CompactIsShort,
    ];
}
