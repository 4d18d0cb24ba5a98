namespace Conformance.Model;

/// <summary>A point where the texts can be read in more than one way. It never fails a device.</summary>
/// <param name="Id">For example <c>AMB-03</c>; a case judges it under this name.</param>
/// <param name="Point">What is contested.</param>
/// <param name="Clause">Where the texts disagree.</param>
/// <param name="Readings">The readings that were met.</param>
/// <param name="Applied">The one the suite applies.</param>
public sealed record Ambiguity(string Id, string Point, string Clause, IReadOnlyList<string> Readings, string Applied);
