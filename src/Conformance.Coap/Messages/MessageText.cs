using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Conformance.Coap.Options;
using Conformance.Coap.Streams;
using Conformance.Wire;

namespace Conformance.Coap.Messages;

/// <summary>A message in one line, for logs and ladders. Control characters of the peer are escaped and long values cut.</summary>
internal static class MessageText
{
    private const int MaxTextLength = 256;
    private const int MaxHexOctets = 16;
    private const int MaxOptions = 32;

    /// <summary>Options that the line shows elsewhere.</summary>
    private static readonly FrozenSet<OptionNumber> Shown =
        FrozenSet.Create(OptionNumber.UriPath, OptionNumber.UriQuery, OptionNumber.LocationPath, OptionNumber.ContentFormat);

    private static readonly FrozenDictionary<OptionNumber, Func<Option, string?>> Texts =
        new Dictionary<OptionNumber, Func<Option, string?>>
        {
            [OptionNumber.Block1] = BlockOf,
            [OptionNumber.Block2] = BlockOf,
            [OptionNumber.Accept] = option => option.UInt(maxLength: 2) is { } value ? Format(new((int)value)) : null,
            [OptionNumber.Observe] = Number,
            [OptionNumber.MaxAge] = Number,
            [OptionNumber.Size1] = Number,
            [OptionNumber.Size2] = Number,
            [OptionNumber.UriPort] = Number,
            [OptionNumber.NoResponse] = Number,
            [OptionNumber.UriHost] = option => Printable(option.Text),
            [OptionNumber.LocationQuery] = option => Printable(option.Text),
            [OptionNumber.ProxyUri] = option => Printable(option.Text),
            [OptionNumber.ProxyScheme] = option => Printable(option.Text),
        }.ToFrozenDictionary();

    public static string Of(Message message) => string.Join(' ', Head(message)) + $" [{string.Join(", ", Details(message))}]";

    private static IEnumerable<string> Head(Message message)
    {
        yield return message.Type switch
        {
            _ when message.IsStreamed => "TCP",
            MessageType.Confirmable => "CON",
            MessageType.NonConfirmable => "NON",
            MessageType.Acknowledgement => "ACK",
            _ => "RST",
        };
        yield return message.Code.ToString();
        if (message.Code.Name is { } name)
        {
            yield return name;
        }

        var queries = message.Options.Queries;
        if (message.Code.IsRequest || message.Options.First(OptionNumber.UriPath) is not null || queries.Count > 0)
        {
            yield return Printable(message.Options.Path + (queries.Count > 0 ? "?" + string.Join('&', queries) : string.Empty));
        }
    }

    private static IEnumerable<string> Details(Message message)
    {
        if (!message.IsStreamed)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"mid {message.MessageId}");
        }

        if (message.Token.Length > 0)
        {
            yield return $"token {message.Token}";
        }

        if (message.Code.Class == Signal.SignalCode)
        {
            foreach (var option in message.Options.Take(MaxOptions))
            {
                yield return $"{SignalOption.NameOf(message.Code, option.Number).ToLowerInvariant()} {Number(option) ?? Hex.Of(option.Value.Span, MaxHexOctets)}";
            }

            yield break;
        }

        if (message.Options.LocationPath is { } location)
        {
            yield return $"location {Printable(location)}";
        }

        foreach (var option in message.Options.Where(option => !Shown.Contains(option.Number)).Take(MaxOptions))
        {
            var value = Texts.GetValueOrDefault(option.Number)?.Invoke(option) ?? Hex.Of(option.Value.Span, MaxHexOctets);
            yield return $"{option.Number.ToString().ToLowerInvariant()} {value}".TrimEnd();
        }

        if (message.Options.Count(option => !Shown.Contains(option.Number)) - MaxOptions is > 0 and var left)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{left} options more");
        }

        var format = message.Options.ContentFormat is { } given ? Format(given) : null;
        var size = message.Payload.IsEmpty ? null : string.Create(CultureInfo.InvariantCulture, $"{message.Payload.Length} octets");
        if (format is not null || size is not null)
        {
            yield return string.Join(' ', new[] { format, size }.OfType<string>());
        }
    }

    private static string? BlockOf(Option option) => option.UInt(Block.MaxLength) is { } value ? Block.Of(value).ToString() : null;

    private static string? Number(Option option) => option.UInt(sizeof(uint))?.ToString(CultureInfo.InvariantCulture);

    private static string Format(ContentFormat format)
    {
        var number = format.Value.ToString(CultureInfo.InvariantCulture);
        var name = format.ToString();
        return name == number ? number : $"{number} ({name})";
    }

    private static string Printable(string text)
    {
        var line = new StringBuilder();
        foreach (var letter in text.Length > MaxTextLength ? text[..MaxTextLength] + "…" : text)
        {
            line.Append(char.IsControl(letter) ? $"\\u{(int)letter:X4}" : letter.ToString());
        }

        return line.ToString();
    }
}
