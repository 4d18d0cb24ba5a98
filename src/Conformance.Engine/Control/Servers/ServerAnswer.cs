namespace Conformance.Engine.Control.Servers;

/// <summary>What a server told its user.</summary>
/// <param name="Reached">Whether the user got an answer at all; when not, nothing is known of the server.</param>
/// <param name="Error">What it said was wrong, or why there is no answer; empty when nothing was.</param>
public sealed record ServerAnswer(bool Reached, string Error)
{
    /// <summary>The client's response code, as far as it was told.</summary>
    public string? Code { get; init; }

    /// <summary>Path → value as plain text.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Values in the order they were reported, with their times in seconds where they had one.</summary>
    public IReadOnlyList<(string Path, string Value, double? Time)> Series { get; init; } = [];

    /// <summary>What is known of a client: <c>lifetime</c>, <c>version</c>, <c>binding</c> and whatever else was told, as text.</summary>
    public IReadOnlyDictionary<string, string> Client { get; init; } = new Dictionary<string, string>();

    /// <summary>Objects and instances of a client.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>Path → what the resource is called.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Path → the unit that the value is told in.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>What users are warned of: <c>offline</c>, or the path of a value.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    public static ServerAnswer Unreached(string why) => new(Reached: false, why);
}
