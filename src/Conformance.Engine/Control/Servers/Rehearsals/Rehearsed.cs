namespace Conformance.Engine.Control.Servers.Rehearsals;

/// <summary>One ask as an adapter puts it, with no server there.</summary>
/// <param name="Ask">What was asked.</param>
/// <param name="Shown">Method and address with the body after it, the line that is typed, the JSON that a script gets, or what the operator reads.</param>
/// <param name="Told">What the adapter made of a sample answer; empty when none was tried.</param>
/// <param name="Errors">What is wrong, a sentence each.</param>
public sealed record Rehearsed(ServerAsk Ask, string Shown, string Told, IReadOnlyList<string> Errors);
