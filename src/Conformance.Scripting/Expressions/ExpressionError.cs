namespace Conformance.Scripting.Expressions;

/// <summary>Why a text is no expression.</summary>
/// <param name="Offset">Where in the text, from 0.</param>
/// <param name="Length">How much of it.</param>
/// <param name="Message">What was found, what was required.</param>
/// <param name="Hint">A suggestion, or <see langword="null"/>.</param>
public readonly record struct ExpressionError(int Offset, int Length, string Message, string? Hint = null);
