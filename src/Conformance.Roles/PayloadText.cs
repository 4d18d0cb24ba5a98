using System.Text;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Roles;

/// <summary>Payloads as people read them: one link a line, <c>path = value</c> lines, text, else hex.</summary>
/// <param name="tree">What paths of the wire are relative to, and the types of what stands there.</param>
internal sealed class PayloadText(Func<(string Root, ObjectModel Model)> tree)
{
    private const int LongestText = 4000;
    private const int LongestHex = 64;
    private const int RememberedRequests = 256;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<(bool Ours, Token Token), string> _paths = [];
    private readonly Queue<(bool Ours, Token Token)> _remembered = [];

    /// <summary>The payload of a message that passed, at most 4000 characters of it; empty when there is none.</summary>
    public string Of(TraceEvent passed)
    {
        if (passed.Message is not { } message)
        {
            return Hex.Of(passed.Octets.Span, LongestHex);
        }

        var path = PathOf(message, passed.Sent);
        return message.Payload.IsEmpty ? "" : Bounded(IsPart(message) ? Plain(message.Payload.Span) : Decoded(message, path));
    }

    private static bool IsPart(Message message) =>
        (message.Code.IsRequest ? message.Options.Block1 : message.Options.Block2) is { } block && (block.More || block.Number > 0);

    private static string Line(Entry entry) => entry.Value switch
    {
        null => $"{entry.Path}",
        Lwm2mValue.Octets opaque => $"{entry.Path} = {Hex.Of(opaque.Value.Span, LongestHex)}",
        { } value => $"{entry.Path} = {Printable(value.ToText())}",
    };

    private static string Line(Link link) => Printable(Encoding.UTF8.GetString(LinkFormat.Write([link])));

    private static string Plain(ReadOnlySpan<byte> octets)
    {
        try
        {
            var text = StrictUtf8.GetString(octets);
            return text.Any(IsUnprintable) ? Hex.Of(octets, LongestHex) : text;
        }
        catch (DecoderFallbackException)
        {
            return Hex.Of(octets, LongestHex);
        }
    }

    private static bool IsUnprintable(char letter) => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t');

    private static string Printable(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? $"\\u{(int)letter:x4}" : $"{letter}"));

    private static string Bounded(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}… ({text.Length} characters)";

    private string Decoded(Message message, string path)
    {
        var (root, model) = tree();
        var content = Content.Of(message.Options.ContentFormat, message.Payload.Span, AlternatePath.Below(root, path), model);
        var lines = content.Links.Select(Line).Concat(content.Entries.Select(Line)).ToList();
        var isText = message.Options.ContentFormat is null || message.Options.ContentFormat == ContentFormat.Text;
        return lines.Count == 0 || isText ? Plain(message.Payload.Span) : string.Join('\n', lines);
    }

    /// <summary>The path of a request, or of the request that a response answers.</summary>
    private string PathOf(Message message, bool sent)
    {
        var key = (Ours: message.Code.IsRequest == sent, message.Token);
        if (!message.Code.IsRequest)
        {
            return _paths.GetValueOrDefault(key, "/");
        }

        if (!_paths.ContainsKey(key))
        {
            _remembered.Enqueue(key);
        }

        if (_remembered.Count > RememberedRequests)
        {
            _paths.Remove(_remembered.Dequeue());
        }

        return _paths[key] = message.Options.Path;
    }
}
