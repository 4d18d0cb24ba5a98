namespace Conformance.Scripting.Binding;

/// <summary>What a field of a verb takes, so that text can be read by its place. Closed.</summary>
public abstract record FieldType
{
    private FieldType()
    {
    }

    /// <summary>Any text, expressions allowed inside.</summary>
    public sealed record Text : FieldType;

    /// <summary>A whole number in a range.</summary>
    public sealed record Number(long Min, long Max) : FieldType;

    /// <summary>One of some whole numbers.</summary>
    public sealed record NumberAmong(IReadOnlyList<long> Allowed) : FieldType;

    public sealed record Flag : FieldType;

    /// <summary><c>5 s</c>, <c>250 ms</c>, <c>2 min</c>, or an expression.</summary>
    public sealed record Duration : FieldType;

    /// <summary>An LwM2M path of a depth, literal or an expression followed by further segments.</summary>
    /// <param name="Needs">What the addressed resource must support to make sense: <c>R</c>, <c>W</c>, <c>E</c>, or empty. A case that
    /// means the opposite says so with an <c>expect</c> of a 4.xx code.</param>
    public sealed record Path(int MinDepth, int MaxDepth, string Needs) : FieldType;

    /// <summary>A content format by name or number.</summary>
    public sealed record Format : FieldType;

    /// <summary>One of some words.</summary>
    public sealed record Choice(IReadOnlyList<string> Words) : FieldType;

    /// <summary>One of some words, or a list of them.</summary>
    /// <param name="Name">What the words are called, in the singular, with hyphens.</param>
    public sealed record Several(string Name, IReadOnlyList<string> Words) : FieldType;

    /// <summary>An expression on its own, such as <c>$(observation)</c>.</summary>
    public sealed record Reference : FieldType;

    /// <summary>A condition without <c>$( )</c>: comparisons, <c>and or not</c>, <c>is empty</c>.</summary>
    public sealed record Condition : FieldType;

    /// <summary>A condition over PICS and PIXIT, as <c>applies-if</c> has it.</summary>
    public sealed record Declaration : FieldType;

    /// <summary>A value to send: scalar, or list for a multiple resource; typed by the resource it goes to.</summary>
    public sealed record Any : FieldType;

    /// <summary>Name → value, as in a query or <c>let</c>.</summary>
    public sealed record NamedValues : FieldType;

    /// <summary>Path or resource id → value, as in <c>values</c> of a write.</summary>
    public sealed record PathValues : FieldType;

    /// <summary>A list of values, an expression that gives one, or one value.</summary>
    public sealed record Items : FieldType;

    /// <summary>Two durations.</summary>
    public sealed record Interval : FieldType;

    /// <summary>A matcher map. Keys must be among the known ones.</summary>
    /// <param name="Keys">What may be matched.</param>
    public sealed record Matchers(IReadOnlyList<FieldDefinition> Keys) : FieldType;

    /// <summary>One matcher of any form.</summary>
    public sealed record OneMatcher : FieldType;

    /// <summary>A map with known fields, or one of some words (<c>reply: none</c>).</summary>
    public sealed record Fields(IReadOnlyList<FieldDefinition> Known, IReadOnlyList<string> Words) : FieldType;

    /// <summary>A list of steps.</summary>
    public sealed record Steps : FieldType;

    /// <summary>Name → steps, as in <c>parallel</c>.</summary>
    public sealed record Branches : FieldType;

    /// <summary>A new name (<c>as</c>, the loop name of <c>repeat</c>).</summary>
    public sealed record NewName : FieldType;

    /// <summary>Requirement id, or a list of them, of the case's own list.</summary>
    public sealed record Requirements : FieldType;

    /// <summary>The target is left empty (<c>bs-finish:</c>).</summary>
    public sealed record Empty : FieldType;
}
