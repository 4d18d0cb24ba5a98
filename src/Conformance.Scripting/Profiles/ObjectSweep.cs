namespace Conformance.Scripting.Profiles;

/// <summary>Cases made from object definitions that judge a requirement of a profile.</summary>
/// <param name="Requirement">Its id.</param>
/// <param name="Objects">Objects it is about.</param>
/// <param name="Kinds">Ends of the ids of the made cases: <c>READ</c>, <c>RANGE</c>.</param>
public sealed record ObjectSweep(string Requirement, IReadOnlyList<ushort> Objects, IReadOnlyList<string> Kinds);
