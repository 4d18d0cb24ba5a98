using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Objects;

/// <summary>What the registry says of one resource.</summary>
/// <param name="Operations">Any of <c>R</c>, <c>W</c>, <c>E</c>; empty when only the bootstrap interface reaches it.</param>
/// <param name="Range">As the registry writes it, for example <c>0..100</c>; empty when it says nothing.</param>
/// <param name="Unit">SenML unit, or empty.</param>
public sealed record ResourceDefinition(
    ushort Id, string Name, string Operations, bool Multiple, bool Mandatory, ResourceType Type, string Range, string Unit)
{
    public bool IsReadable => Operations.Contains('R', StringComparison.Ordinal);

    public bool IsWritable => Operations.Contains('W', StringComparison.Ordinal);

    public bool IsExecutable => Operations.Contains('E', StringComparison.Ordinal);
}
