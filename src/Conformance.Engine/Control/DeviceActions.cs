namespace Conformance.Engine.Control;

/// <summary>Actions and their names in cases, PICS and adapters.</summary>
public static class DeviceActions
{
    private static readonly Dictionary<string, DeviceAction> ByName = new(StringComparer.Ordinal)
    {
        ["start"] = DeviceAction.Start,
        ["start-fresh"] = DeviceAction.StartFresh,
        ["stop"] = DeviceAction.Stop,
        ["power-cycle"] = DeviceAction.PowerCycle,
        ["factory-reset"] = DeviceAction.FactoryReset,
        ["set"] = DeviceAction.Set,
        ["send"] = DeviceAction.Send,
        ["cut-link"] = DeviceAction.CutLink,
        ["move"] = DeviceAction.Move,
        ["join"] = DeviceAction.Join,
        ["leave"] = DeviceAction.Leave,
    };

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static bool TryParse(string name, out DeviceAction action) => ByName.TryGetValue(name, out action);

    public static string NameOf(DeviceAction action) => ByName.First(entry => entry.Value == action).Key;

    /// <summary>The PICS item an adapter answers by having the action: <c>C.ACT.SET</c>.</summary>
    public static string PicsOf(DeviceAction action) => $"C.ACT.{NameOf(action).ToUpperInvariant()}";
}
