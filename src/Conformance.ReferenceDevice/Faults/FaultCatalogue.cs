using System.Collections.Frozen;

namespace Conformance.ReferenceDevice.Faults;

/// <summary>Every fault the reference device can be given.</summary>
public static class FaultCatalogue
{
    /// <summary>In the order of the groups of the ledger.</summary>
    public static IReadOnlyList<Fault> All { get; } = [.. RegistrationFaults.All];

    private static readonly FrozenDictionary<string, Fault> ById = All.ToFrozenDictionary(fault => fault.Id, StringComparer.Ordinal);

    /// <returns><see langword="null"/> when there is none of that id.</returns>
    public static Fault? Find(string id) => ById.GetValueOrDefault(id);
}
