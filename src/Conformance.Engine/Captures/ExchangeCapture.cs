using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Captures;

/// <summary>An exchange as the language sees it.</summary>
public static class ExchangeCapture
{
    /// <summary>The <c>code</c> of an exchange that nothing answered.</summary>
    public const string NoCode = "none";

    /// <param name="result">How the operation went.</param>
    /// <param name="path">What it addressed, for <c>value</c>; <see langword="null"/> for composite and raw requests.</param>
    /// <param name="root">Prefix of the device's tree.</param>
    /// <param name="caseStart">Monotonic start of the case; times are counted from it.</param>
    public static Value.Map Of(OperationResult result, Lwm2mPath? path, string root, TimeSpan caseStart)
    {
        ArgumentNullException.ThrowIfNull(result);

        var response = result.Response;
        var last = result.Last;
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["code"] = Text(response?.Code.ToString() ?? NoCode),
            ["time"] = new Value.Duration(last.EndedAt - caseStart),
            ["sent-at"] = new Value.Duration(result.Transfer.Exchanges[0].SentAt - caseStart),
            ["round-trip"] = new Value.Duration(last.EndedAt - last.SentAt),
            ["transmissions"] = new Value.Number(last.Transmissions),
            ["blocks"] = new Value.Number(result.Transfer.Exchanges.Count),
            ["timeout"] = new Value.Flag(last is TimedOut),
            ["reset"] = new Value.Flag(last is WasReset),
            ["token"] = new Value.Octets(last.Sent.Token.Octets),
            ["token-echoed"] = new Value.Flag(response is not null),
        };
        if (response is not null)
        {
            AddResponse(fields, response, result);
            AddContent(fields, result, path, root);
        }

        AddBlocks(fields, result);
        return new Value.Map(fields) { Origin = (object?)result.Observation ?? result };
    }

    /// <summary>What a message itself says, as fields shared by exchanges and events.</summary>
    public static void AddMessage(Dictionary<string, Value> fields, Message message, ReadOnlyMemory<byte> body)
    {
        if (!message.IsStreamed)
        {
            fields["type"] = Text(Abbreviation(message.Type));
        }

        fields["payload"] = new Value.Octets(body);
        fields["text"] = Text(Encoding.UTF8.GetString(body.Span));
        if (message.Options.ContentFormat is { } format)
        {
            fields["format"] = new Value.Number(format.Value);
        }

        if (message.Options.MaxAge is { } maxAge)
        {
            fields["max-age"] = new Value.Number(maxAge);
        }

        if (message.Options.First(OptionNumber.ETag) is { } etag)
        {
            fields["etag"] = new Value.Octets(etag.Value);
        }

        if (message.Options.First(OptionNumber.Echo) is { } echo)
        {
            fields["echo"] = new Value.Octets(echo.Value);
        }
    }

    /// <summary>The Observe option as the language matches it: its number, and whether it is newer than the one before.</summary>
    public static Value.Map Observe(uint number, bool newer) => new(new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        ["value"] = new Value.Number(number),
        ["newer"] = new Value.Flag(newer),
    });

    private static Value.Text Text(string text) => new(text);

    private static string Abbreviation(MessageType type) => type switch
    {
        MessageType.Confirmable => "CON",
        MessageType.NonConfirmable => "NON",
        MessageType.Acknowledgement => "ACK",
        _ => "RST",
    };

    private static void AddResponse(Dictionary<string, Value> fields, Message response, OperationResult result)
    {
        AddMessage(fields, response, result.Body);
        fields["separate"] = new Value.Flag(result.Last is Answered { Separate: true });
        if (response.Options.LocationPath is { } location)
        {
            fields["location"] = Text(location);
        }

        if ((response.Options.Observe ?? FirstObserve(result)) is { } observe)
        {
            fields["observe"] = Observe(observe, newer: false);
        }
    }

    /// <summary>Of an answer in blocks the first has the option (RFC 7959 §2.6).</summary>
    private static uint? FirstObserve(OperationResult result) =>
        result.Transfer.Exchanges is [Answered { Response.Options.Observe: { } number }, ..] ? number : null;

    private static void AddContent(Dictionary<string, Value> fields, OperationResult result, Lwm2mPath? path, string root)
    {
        if (result.ContentError is { } error)
        {
            fields["error"] = Text(error.ToString());
            return;
        }

        if (result.Response!.Options.ContentFormat == ContentFormat.LinkFormat)
        {
            fields["links"] = LinkValues.Of(result.Links, root);
            fields["attributes"] = LinkValues.Attributes(result.Links, root);
            fields["versions"] = LinkValues.Versions(result.Links, root);
            return;
        }

        Lwm2mValues.AddTo(fields, result.Entries);
        if (path is { } single && Lwm2mValues.Single(result.Entries, single) is var value and not Value.Absent)
        {
            fields["value"] = value;
        }

        if (result.Response.Options.ContentFormat == ContentFormat.Tlv && TlvKinds.Of(result.Body, path ?? Lwm2mPath.Root) is { } kinds)
        {
            fields["tlv"] = kinds;
        }
    }

    private static void AddBlocks(Dictionary<string, Value> fields, OperationResult result)
    {
        var intermediate = result.Transfer.Exchanges.SkipLast(1).OfType<Answered>().Select(exchange => exchange.Response).ToList();
        if (intermediate.Count == 0)
        {
            return;
        }

        var codes = intermediate.Select(block => block.Code.ToString()).Distinct().ToList();
        var each = new Dictionary<string, Value>(StringComparer.Ordinal) { ["code"] = Text(string.Join(" then ", codes)) };
        if ((intermediate[0].Options.Block1 ?? intermediate[0].Options.Block2) is { } block)
        {
            each["size"] = new Value.Number(block.Size);
        }

        fields["each-block"] = new Value.Map(each);
    }
}
