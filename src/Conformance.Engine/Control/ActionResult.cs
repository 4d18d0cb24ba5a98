namespace Conformance.Engine.Control;

/// <summary>What came of an action.</summary>
/// <param name="Done">Whether it was carried out.</param>
/// <param name="Reason">Why not, or empty.</param>
public sealed record ActionResult(bool Done, string Reason)
{
    public static ActionResult Ok { get; } = new(true, string.Empty);

    public static ActionResult Failed(string reason) => new(false, reason);
}
