namespace Conformance.Scripting.Yaml;

/// <summary>One node of a file, with its place. Closed: scalar, mapping or sequence.</summary>
public abstract record Node(SourceSpan Span)
{
    /// <summary>What the node is, for messages: <c>a list</c>, <c>a map</c>, <c>'text'</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>Text as written. It gets a type only from the field it stands in.</summary>
/// <param name="Text">Content, empty when nothing was written.</param>
/// <param name="Quoted">Whether it stood in quotes, so that an empty text was meant.</param>
/// <param name="ContentColumn">Column of the first character of <paramref name="Text"/>; 0 when characters of the text and of the file do
/// not correspond one to one.</param>
public sealed record ScalarNode(SourceSpan Span, string Text, bool Quoted, int ContentColumn) : Node(Span)
{
    public override string Kind => IsEmpty ? "nothing" : $"'{Text}'";

    /// <summary>Nothing was written.</summary>
    public bool IsEmpty => Text.Length == 0 && !Quoted;

    /// <summary>Whether a place in the text is a place in the file: one line, no escapes.</summary>
    public bool IsMapped => ContentColumn > 0;

    /// <summary>The place of a part of the text; the whole scalar when it is not mapped.</summary>
    public SourceSpan At(int offset, int length) =>
        IsMapped ? Span with { Column = ContentColumn + offset, Length = Math.Max(1, length) } : Span;

    /// <summary>A part of the text as a scalar of its own, without the blanks around it.</summary>
    public ScalarNode Slice(int start, int end)
    {
        while (start < end && Text[start] == ' ')
        {
            start++;
        }

        while (start < end && Text[end - 1] == ' ')
        {
            end--;
        }

        return new(At(start, end - start), Text[start..end], Quoted, IsMapped ? ContentColumn + start : 0);
    }
}

/// <summary>Keys and values in the order of the file. No key stands twice.</summary>
public sealed record MappingNode(SourceSpan Span, IReadOnlyList<KeyValuePair<ScalarNode, Node>> Entries) : Node(Span)
{
    public override string Kind => "a map";

    /// <summary>The value of a key, or <see langword="null"/>.</summary>
    public Node? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key).Value;
}

/// <summary>Items in the order of the file.</summary>
public sealed record SequenceNode(SourceSpan Span, IReadOnlyList<Node> Items) : Node(Span)
{
    public override string Kind => "a list";
}
