using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceServer.Faults;

namespace Conformance.Harness.Kills;

/// <summary>The faults of both halves: of the reference device and of the reference server.</summary>
public static class EveryFault
{
    public static IReadOnlyList<Fault> All { get; } = [.. FaultCatalogue.All, .. ServerFaults.All];
}
