using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Traffic;

/// <summary>Something that a passive case may judge: an exchange, a notification, a message, a retransmission.</summary>
/// <param name="kind">One of <see cref="SightingKinds"/>.</param>
/// <param name="first">The message that began it.</param>
/// <param name="judged">Whom alone it says something about; <see langword="null"/> for both sides.</param>
public sealed class Sighting(string kind, PassedMessage first, Side? judged)
{
    public string Kind => kind;

    public Side? Judged => judged;

    public TimeSpan Time => first.Time;

    /// <summary>What a case sees.</summary>
    public Dictionary<string, Value> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>The messages it consists of: the evidence.</summary>
    public List<PassedMessage> Messages { get; } = [first];

    /// <summary>The enabler version of the client, once it is known.</summary>
    public string? Version { get; set; }

    /// <summary>One line for findings.</summary>
    public string Summary => first.Summary;

    public Value.Map Capture => new(Fields);
}
