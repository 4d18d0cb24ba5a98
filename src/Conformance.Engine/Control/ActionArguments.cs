namespace Conformance.Engine.Control;

/// <summary>What an action needs to know; what does not concern it is <see langword="null"/>.</summary>
/// <param name="Path">For set.</param>
/// <param name="Value">For set, as plain text.</param>
/// <param name="Paths">For send.</param>
/// <param name="Duration">For cut-link.</param>
/// <param name="Device">For join and leave: the id of a device behind the gateway.</param>
public sealed record ActionArguments(
    string? Path = null, string? Value = null, IReadOnlyList<string>? Paths = null, TimeSpan? Duration = null, string? Device = null)
{
    public static ActionArguments None { get; } = new();

    /// <returns>As one line for adapters and logs: <c>/3303/0/5700 21.5</c>.</returns>
    public override string ToString() => string.Join(
        ' ',
        new[] { Path, Value, Paths is null ? null : string.Join(' ', Paths), Duration is { } time ? FormattableString.Invariant($"{time.TotalSeconds:0.###} s") : null, Device }
            .Where(part => part is not null));
}
