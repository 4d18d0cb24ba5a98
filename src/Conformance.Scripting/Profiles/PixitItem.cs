namespace Conformance.Scripting.Profiles;

/// <summary>One parameter that only the vendor can give.</summary>
/// <param name="Name">Without prefix, dots for nesting: <c>writable.path</c>.</param>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>duration</c>, <c>path</c>, <c>flag</c>, <c>file</c> or <c>any</c>.</param>
/// <param name="Default">As text, or <see langword="null"/>: then a case that needs it does not run without it.</param>
/// <param name="Secret">Never shown in reports or logs.</param>
/// <param name="Summary">For people.</param>
public sealed record PixitItem(string Name, string Type, string? Default, bool Secret, string Summary)
{
    /// <summary>Whether it is a parameter of the profile: its default is its value, and no device file gives another.</summary>
    public bool Fixed { get; init; }
}
