namespace Conformance.Scripting.Profiles;

/// <summary>One question of the implementation conformance statement.</summary>
/// <param name="Id">Flat and stable: <c>C.FMT.TLV</c>, <c>C.OBJ.5</c>.</param>
/// <param name="Question">For people.</param>
/// <param name="Source">The clause that makes it optional.</param>
public sealed record PicsQuestion(string Id, string Question, string Source)
{
    /// <summary>The first enabler version that knows the capability: <c>1.1</c>; empty: every version.</summary>
    public string Since { get; init; } = string.Empty;
}
