namespace Conformance.Scripting.Binding;

/// <summary>A diagnostic that does not know its place yet.</summary>
internal sealed record Problem(string Code, string Message, string? Hint);
