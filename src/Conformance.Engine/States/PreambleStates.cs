using Conformance.Engine.Control;

namespace Conformance.Engine.States;

/// <summary>States a case can ask for, and the buttons each needs.</summary>
public static class PreambleStates
{
    public const string Registered = "registered";
    public const string Unregistered = "unregistered";
    public const string FactoryFresh = "factory-fresh";

    public const string TwoServers = "two-servers";

    public static IReadOnlyList<string> All { get; } = [Registered, Unregistered, FactoryFresh, TwoServers];

    /// <summary>What the device's control must be able to do; a registered device may also have come by itself.</summary>
    public static IReadOnlyList<DeviceAction> Needs(string state) => state switch
    {
        Unregistered => [DeviceAction.Start, DeviceAction.Stop],
        FactoryFresh or TwoServers => [DeviceAction.StartFresh],
        _ => [],
    };
}
