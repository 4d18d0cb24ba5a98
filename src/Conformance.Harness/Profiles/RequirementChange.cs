namespace Conformance.Harness.Profiles;

/// <summary>One field of a requirement that two profiles give differently.</summary>
/// <param name="Id">The requirement.</param>
/// <param name="Field">As profile files call it: <c>level</c>, <c>condition</c>, <c>text</c>.</param>
/// <param name="Before">In the earlier one; empty when it is not given.</param>
/// <param name="After">In the later one; empty when it is not given.</param>
public sealed record RequirementChange(string Id, string Field, string Before, string After);
