using System.Text;
using Conformance.Scripting.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Conformance.Scripting.Yaml;

/// <summary>
/// Reads the part of YAML that people expect: maps, lists and text. No anchors, aliases, tags, merge keys or second documents.
/// </summary>
/// <remarks>Bounded by <see cref="MaxOctets"/> and <see cref="MaxDepth"/>; content never makes it throw.</remarks>
public sealed class YamlReader
{
    /// <summary>The largest file that is read, in octets of UTF-8.</summary>
    public const int MaxOctets = 256 * 1024;

    /// <summary>How deep maps and lists may stand in each other.</summary>
    public const int MaxDepth = 32;

    /// <summary>YAML sees a tag in <c>!= x</c>; the language means "not equal".</summary>
    private const string NotEqual = "!=";

    private const string MergeKey = "<<";

    private readonly string _file;
    private readonly string[] _lines;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly Parser _parser;

    private YamlReader(string text, string file, ICollection<Diagnostic> diagnostics)
    {
        _file = file;
        _lines = text.Split('\n');
        _diagnostics = diagnostics;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads one document.</summary>
    /// <param name="text">Content of the file; a byte order mark is skipped.</param>
    /// <param name="file">Name for positions.</param>
    /// <param name="diagnostics">Receives <c>TC0001</c>–<c>TC0009</c>. When it receives none, the returned node is complete.</param>
    /// <returns>The root node, or <see langword="null"/> when nothing could be read.</returns>
    public static Node? Read(string text, string file, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);

        if (Encoding.UTF8.GetByteCount(text) is var octets && octets > MaxOctets)
        {
            diagnostics.Add(new("TC0009", new(file, 1, 1, 1), $"the file has {octets} octets; {MaxOctets} are allowed"));
            return null;
        }

        var reader = new YamlReader(text.TrimStart('\uFEFF'), file, diagnostics);
        return reader.HasTabs() ? null : reader.ReadDocument();
    }

    /// <remarks>Looked for before parsing, since the parser reports them at a place of its own.</remarks>
    private bool HasTabs()
    {
        for (var line = 0; line < _lines.Length; line++)
        {
            var indentation = _lines[line].AsSpan()[..^_lines[line].AsSpan().TrimStart(" \t").Length];
            if (indentation.IndexOf('\t') is >= 0 and var tab)
            {
                _diagnostics.Add(new("TC0002", new(_file, line + 1, tab + 1, 1), "a tab in the indentation", "indent with two spaces"));
                return true;
            }
        }

        return false;
    }

    private Node? ReadDocument()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (_parser.Accept<StreamEnd>(out _))
            {
                _diagnostics.Add(new("TC0003", new(_file, 1, 1, 1), "the file is empty"));
                return null;
            }

            var start = _parser.Consume<DocumentStart>();
            if (start.Version is not null)
            {
                _diagnostics.Add(new("TC0006", At(start), "a directive; directives are not part of the language"));
            }

            var root = ReadNode(MaxDepth);
            _parser.Consume<DocumentEnd>();
            if (_parser.Accept<DocumentStart>(out var second))
            {
                _diagnostics.Add(new("TC0004", At(second), "a second document; a file holds one"));
            }

            return root;
        }
        catch (YamlException e)
        {
            Refuse(e.Start, e.Message);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // the parser's own value types refuse some malformed tags and anchors this way
            Refuse(_parser.Current?.End ?? Mark.Empty, e.Message);
            return null;
        }
    }

    private void Refuse(Mark place, string message) =>
        _diagnostics.Add(new("TC0001", new(_file, Math.Max(1, (int)place.Line), Math.Max(1, (int)place.Column), 1), Sentence(message)));

    private Node ReadNode(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            _diagnostics.Add(new(
                "TC0005", At(alias), $"alias *{alias.Value}; aliases are not part of the language", "give the value a name under vars"));
            return new ScalarNode(At(alias), string.Empty, Quoted: false, ContentColumn: 0);
        }

        if (depth == 0)
        {
            var place = _parser.Current!.Start;
            throw new YamlException(place, place, $"more than {MaxDepth} levels in each other");
        }

        RefuseProperties(_parser.Current as NodeEvent);
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return Scalar(scalar);
        }

        return _parser.TryConsume<SequenceStart>(out var sequence)
            ? Sequence(sequence, depth)
            : Mapping(_parser.Consume<MappingStart>(), depth);
    }

    private void RefuseProperties(NodeEvent? node)
    {
        if (node is { Anchor.IsEmpty: false })
        {
            _diagnostics.Add(new(
                "TC0005", At(node), $"anchor &{node.Anchor.Value}; anchors are not part of the language",
                "give the value a name under vars"));
        }

        if (node is { Tag.IsEmpty: false } && !(node is Scalar && TagText(node) == NotEqual))
        {
            _diagnostics.Add(new(
                "TC0006", At(node), $"tag {TagText(node)}; tags are not part of the language", "put a text that starts with ! in quotes"));
        }
    }

    private SequenceNode Sequence(SequenceStart start, int depth)
    {
        var items = new List<Node>();
        while (!_parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth - 1));
        }

        _parser.Consume<SequenceEnd>();
        return new SequenceNode(At(start), items);
    }

    private MappingNode Mapping(MappingStart start, int depth)
    {
        var entries = new List<KeyValuePair<ScalarNode, Node>>();
        var seen = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        while (!_parser.Accept<MappingEnd>(out _))
        {
            var key = ReadNode(depth - 1);
            var value = ReadNode(depth - 1);
            if (key is not ScalarNode name)
            {
                _diagnostics.Add(new("TC0007", key.Span, $"{key.Kind} as a key; a key is a word or a path"));
            }
            else if (name is { Text: MergeKey, Quoted: false })
            {
                _diagnostics.Add(new("TC0005", name.Span, "a merge key; merge keys are not part of the language", "write the fields out"));
            }
            else if (!seen.TryAdd(name.Text, name))
            {
                _diagnostics.Add(new("TC0008", name.Span, $"'{name.Text}' is given twice", $"first in line {seen[name.Text].Span.Line}"));
            }
            else
            {
                entries.Add(new(name, value));
            }
        }

        _parser.Consume<MappingEnd>();
        return new MappingNode(At(start), entries);
    }

    private ScalarNode Scalar(Scalar scalar)
    {
        var span = At(scalar);
        var quoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        var oneLine = scalar.Start.Line == scalar.End.Line && (quoted || scalar.Style == ScalarStyle.Plain);
        if (oneLine && TagText(scalar) == NotEqual)
        {
            return new ScalarNode(span, _lines[span.Line - 1].Substring(span.Column - 1, span.Length), Quoted: false, span.Column);
        }

        var margin = quoted ? 1 : 0;
        var mapped = oneLine && scalar.End.Column - scalar.Start.Column == scalar.Value.Length + (2 * margin);
        return new ScalarNode(
            span, scalar.Value, quoted || scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded, mapped ? span.Column + margin : 0);
    }

    private SourceSpan At(ParsingEvent e)
    {
        var length = e.Start.Line == e.End.Line ? (int)(e.End.Column - e.Start.Column) : 1;
        return new(_file, (int)e.Start.Line, (int)e.Start.Column, Math.Max(1, length));
    }

    private static string TagText(NodeEvent node) => node.Tag switch
    {
        { IsEmpty: true } => string.Empty,
        { IsNonSpecific: true } => "!",
        var tag => tag.Value,
    };

    private static string Sentence(string message) =>
        message.Length == 0 ? "not YAML" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
