namespace Conformance.Faults;

/// <summary>One decision that a device takes wrongly: a lie for which a case must be found that sees through it.</summary>
/// <param name="Id"><c>group.name</c>, for example <c>observe.ignores-pmin</c>.</param>
/// <param name="Lie">One sentence, after the name: what the device does instead.</param>
/// <param name="Requirement">The requirement it breaks.</param>
/// <param name="Shape">In which way.</param>
public sealed record Fault(string Id, string Lie, string Requirement, FaultShape Shape)
{
    /// <summary>The part before the dot.</summary>
    public string Group => Id[..Id.IndexOf('.', StringComparison.Ordinal)];
}
