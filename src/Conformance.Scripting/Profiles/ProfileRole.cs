namespace Conformance.Scripting.Profiles;

/// <summary>A part that a device or a server plays, and that requirements of a profile bind.</summary>
/// <param name="Name">For example <c>FFN</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Actor">In the words of the enabler: <c>C</c>, <c>S</c> or <c>B</c>.</param>
/// <param name="Pics">The question that a device of this role answers with yes; empty: no device is asked.</param>
public sealed record ProfileRole(string Name, string Title, string Actor, string Pics);
