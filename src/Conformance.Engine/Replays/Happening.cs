namespace Conformance.Engine.Replays;

/// <summary>What came to a case from elsewhere than the network.</summary>
/// <param name="Time">When it was there, since the start of the case.</param>
/// <param name="Kind">What it was.</param>
/// <param name="What">The action with its arguments, the question, what a server was asked, or the last words.</param>
/// <param name="Answer">Why an action was not done (empty when it was), the operator's answer, or what a server told, as JSON.</param>
public sealed record Happening(TimeSpan Time, HappeningKind Kind, string What, string Answer);
