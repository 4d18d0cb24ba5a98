using System.Text;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Streams;
using Conformance.Lwm2m.Attributes;
using Conformance.Wire;

namespace Conformance.Harness.Fuzzing;

/// <summary>Decoders of CoAP and of the two texts that stand in it: link format and notification attributes.</summary>
internal static class CoapTargets
{
    private const int LongestLine = 16 * 1024;

    /// <summary>A header without token: the options of the input follow it.</summary>
    private static readonly byte[] Header = new Message { Type = MessageType.Confirmable, Code = CoapCode.Get, MessageId = 1 }.ToArray();

    private static IReadOnlyList<Message> Messages { get; } =
    [
        Message.Empty(MessageType.Confirmable, 0x7101),
        Message.Empty(MessageType.Reset, 0x7101),
        Request(CoapCode.Post, OptionList.Empty.WithPath("/rd").WithQueries(["ep=urn:dev:1", "lt=300", "lwm2m=1.1", "b=U"])
            .WithContentFormat(ContentFormat.LinkFormat), "</>;rt=\"oma.lwm2m\";ct=112,</1/0>,</3/0>"),
        Request(CoapCode.Get, OptionList.Empty.WithPath("/3303/0/5700").WithObserve(0).WithAccept(ContentFormat.SenmlCbor), ""),
        Request(CoapCode.Put, OptionList.Empty.WithPath("/5/0/0").WithBlock1(new(3, More: true, 2)).WithUInt(OptionNumber.Size1, 4096), new('x', 64)),
        Answer(CoapCode.Created, OptionList.Empty.WithLocationPath("/rd/a%2Fb/5a3f"), ""),
        Answer(CoapCode.Content, OptionList.Empty.WithObserve(0xFFFFFF).WithUInt(OptionNumber.MaxAge, 60).WithBlock2(new(0, More: true, 6)), new('y', 300)),
        Answer(CoapCode.BadOption, OptionList.Empty.With(Option.Of(new(65001), 0xC0FFEE)).WithText(new(2049), new('z', 300)), "no"),
    ];

    private static IReadOnlyList<byte[]> Signals { get; } =
    [
        .. new Signal[]
        {
            new Settings(1200, blockWise: true), new Ping(new(new byte[] { 7 }), custody: true), new Pong(Token.Empty, custody: false),
            new Release(["[2001:db8::1]:5683"], holdOff: 10), new Abort("no", new OptionNumber(9)),
        }.Select(signal => Frame.Of(signal.Message).ToArray()),
    ];

    private static IReadOnlyList<byte[]> Links { get; } =
    [
        .. new[]
        {
            """</>;rt="oma.lwm2m";ct=112,</1/0>,</3/0>,</3303/0>;ver=1.1""",
            """</3/0/9>;pmin=10;pmax=60;gt=50;lt=42.2,</3/0/11>;dim=2""",
            """<coap://h/é>;title="a \"b\" \\ c";anchor="/x";rel="self";sz=17;obs""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static IReadOnlyList<byte[]> LinkWords { get; } =
        [.. new[] { "<", ">", "</3/0>", ";", ",", "=", "\"", "\\", "ct=40", "title*=", "é", "ver=\"1.1\"", ";;", "><" }.Select(Encoding.UTF8.GetBytes)];

    private static IReadOnlyList<byte[]> Attributes { get; } =
        [.. new[] { "pmin=2&pmax=60", "gt=50.5&lt=-3&st=0.25", "epmin=1&epmax=5&edge=1&con=0&hqmax=10", "pmin&pmax=" }.Select(Encoding.UTF8.GetBytes)];

    public static IEnumerable<FuzzTarget> All =>
    [
        new DecoderTarget<Message>("coap", [.. Messages.Select(message => message.ToArray())], Message.TryRead, BrokenMessage),
        new DecoderTarget<OptionList>("options", [.. Messages.Where(message => !message.Code.IsEmpty).Select(OptionsOf)], TryReadOptions, BrokenOptions),
        new DecoderTarget<IReadOnlyList<Frame>>(
            "stream", [[.. Messages.Where(message => !message.Code.IsEmpty).SelectMany(message => Frame.Of(message).ToArray())], .. Signals], TryReadStream, BrokenStream),
        new DecoderTarget<IReadOnlyList<Link>>(
            "links", Links, (octets, out links, out error) => LinkFormat.TryRead(octets.Span, out links, out error), BrokenLinks, LinkWords),
        new DecoderTarget<NotificationAttributes>("attributes", Attributes, TryReadAttributes, BrokenAttributes),
    ];

    private static Message Request(CoapCode code, OptionList options, string payload) => new()
    {
        Type = MessageType.Confirmable,
        Code = code,
        MessageId = 0x1234,
        Token = new(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }),
        Options = options,
        Payload = Encoding.UTF8.GetBytes(payload),
    };

    private static Message Answer(CoapCode code, OptionList options, string payload) =>
        Request(code, options, payload) with { Type = MessageType.Acknowledgement };

    private static byte[] OptionsOf(Message message) => (message with { Token = Token.Empty }).ToArray()[MessageHeader.Size..];

    private static string? BrokenMessage(Message message)
    {
        var written = message.ToArray();
        return !Message.TryRead(written, out var again, out var error) ? $"round trip: written again it does not decode: {error}"
            : !again.ToArray().AsSpan().SequenceEqual(written) ? "round trip: written twice it differs"
            : again.ToString() != message.ToString() ? $"round trip: {message} becomes {again}"
            : message.ToString().Length > LongestLine ? $"text: its line has {message.ToString().Length} characters"
            : null;
    }

    private static bool TryReadOptions(ReadOnlyMemory<byte> octets, out OptionList? options, out DecodeError error)
    {
        var decoded = Message.TryRead((byte[])[.. Header, .. octets.Span], out var message, out error);
        options = message?.Options;
        error = error with { Offset = Math.Max(0, error.Offset - Header.Length) };
        return decoded;
    }

    /// <summary>Asks for everything that options mean: paths and blocks must say the same when they are set again.</summary>
    private static string? BrokenOptions(OptionList options)
    {
        _ = (options.Queries, options.ContentFormat, options.Accept, options.Observe, options.MaxAge);
        var path = options.Path;
        var location = options.LocationPath ?? "/";
        return OptionList.Empty.WithPath(path).Path is var again && again != path ? $"round trip: the path {path} becomes {again}"
            : OptionList.Empty.WithLocationPath(location).LocationPath is { } there && there != location ? $"round trip: the location {location} becomes {there}"
            : Broken(options.Block1) ?? Broken(options.Block2);
    }

    private static bool TryReadStream(ReadOnlyMemory<byte> octets, out IReadOnlyList<Frame>? frames, out DecodeError error)
    {
        var (decoder, taken) = (new FrameDecoder(Settings.BaseMessageSize), new List<Frame>());
        decoder.Add(octets.Span);
        while (decoder.TryTake(out var frame))
        {
            taken.Add(frame);
        }

        (frames, error) = (taken, decoder.Error ?? default);
        return decoder.Error is null;
    }

    /// <summary>Messages written again are the same ones; what they say is a signal, a message or an error.</summary>
    private static string? BrokenStream(IReadOnlyList<Frame> frames)
    {
        TryReadStream(frames.SelectMany(frame => frame.ToArray()).ToArray(), out var again, out _);
        var connection = new StreamConnection(new StreamTerms());
        connection.Open(TimeSpan.Zero);
        var reaction = connection.Receive(frames.SelectMany(frame => frame.ToArray()).ToArray(), TimeSpan.Zero);
        return again!.Count != frames.Count || again.Zip(frames).Any(pair => !pair.First.Rest.Span.SequenceEqual(pair.Second.Rest.Span))
            ? $"round trip: {frames.Count} messages become {again.Count}"
            : reaction.Messages.Count > frames.Count ? $"a connection hands up {reaction.Messages.Count} of {frames.Count} messages"
            : null;
    }

    private static string? Broken(Block? block) =>
        block is { } given && (Block.Of(given.ToUInt32()) != given || given.Offset < 0) ? $"round trip: block {given} becomes {Block.Of(given.ToUInt32())}" : null;

    private static string? BrokenLinks(IReadOnlyList<Link> links)
    {
        var written = LinkFormat.Write(links);
        return !LinkFormat.TryRead(written, out var again, out var error) ? $"round trip: written again it does not decode: {error}"
            : !links.SelectMany(Parts).SequenceEqual(again.SelectMany(Parts)) ? $"round trip: it becomes {Encoding.UTF8.GetString(written)}"
            : null;
    }

    private static IEnumerable<string> Parts(Link link) => link.Attributes.SelectMany(pair => new[] { pair.Key, pair.Value ?? "(none)" }).Prepend(link.Target);

    private static bool TryReadAttributes(ReadOnlyMemory<byte> octets, out NotificationAttributes? attributes, out DecodeError error)
    {
        var queries = Encoding.UTF8.GetString(octets.Span).Split('&');
        var decoded = NotificationAttributes.None.TryApply(queries, out attributes, out var reason);
        error = decoded ? default : new(0, "Core 1.1 §5.1.2", reason);
        return decoded;
    }

    private static string? BrokenAttributes(NotificationAttributes attributes)
    {
        var queries = attributes.ToLinkAttributes().Select(pair => $"{pair.Key}={pair.Value}").ToList();
        _ = (attributes.MinimumPeriod, attributes.MaximumPeriod);
        return !NotificationAttributes.None.TryApply(queries, out var again, out var reason) ? $"round trip: {reason}"
            : again != attributes ? $"round trip: {attributes} becomes {again}"
            : null;
    }
}
