using System.Net;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Streams;
using Conformance.Dtls;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Est.Enrolment;
using Conformance.Est.Requests;
using Conformance.Lwm2m.Formats;
using Conformance.Oscore.Transport;
using Conformance.Wire;

namespace Conformance.Roles;

/// <summary>Something the IUT did towards one of our roles. Closed: the records of this file are all there are.</summary>
/// <param name="Sequence">Position in the <see cref="EventLog"/>, from 0.</param>
/// <param name="Role">Which of our roles saw it: <c>server</c>, <c>second</c>, <c>bootstrap</c>, <c>files</c>.</param>
/// <param name="Time">Monotonic receive time at the socket of the first copy; retransmissions are one event.</param>
/// <param name="Remote">The IUT's address.</param>
public abstract record RoleEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote)
{
    /// <summary>The name in the test language: <c>register</c>, <c>update</c> …</summary>
    public abstract string Name { get; }

    /// <summary>One line for the report.</summary>
    public abstract string Summary { get; }

    /// <summary>About how much memory it takes, in octets.</summary>
    public abstract int Size { get; }

    /// <summary>What a message takes besides its body, and what is made of a body.</summary>
    private protected static int SizeOf(Message? message, int body)
    {
        const int OfOption = 128;
        const int OfDecodedOctet = 16;
        return ((message?.Options.Count ?? 0) * OfOption) + (body * OfDecodedOctet);
    }
}

/// <summary>A request of the IUT, whatever it asked; the derived records say what it was.</summary>
/// <param name="Message">As received; for a block-wise request, the last block.</param>
/// <param name="Body">The whole body.</param>
/// <param name="Path">Uri-Path, for example <c>/rd/5a3f</c>.</param>
/// <param name="Query">Uri-Query as names and values; a name without <c>=</c> has a <see langword="null"/> value.</param>
public abstract record RequestEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query) : RoleEvent(Sequence, Role, Time, Remote)
{
    public SentReply? Reply { get; set; }

    /// <summary>The sizes of the blocks that the body came in, in octets; empty for a body in one piece.</summary>
    public IReadOnlyList<int> Blocks { get; set; } = [];

    public override string Summary => $"{Name} {Message}";

    public override int Size => SizeOf(Message, Body.Length);
}

/// <param name="Links">The announced links; empty when the body does not decode.</param>
/// <param name="LinksError">Why the body is no link format, or <see langword="null"/>.</param>
public sealed record RegisterEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query, IReadOnlyList<Link> Links, DecodeError? LinksError)
    : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => "register";
}

/// <param name="Links">The announced links; empty without a body.</param>
/// <param name="LinksError">Why the body is no link format, or <see langword="null"/>.</param>
public sealed record UpdateEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query, IReadOnlyList<Link> Links, DecodeError? LinksError)
    : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => "update";
}

public sealed record DeregisterEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query) : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => "deregister";
}

/// <param name="Entries">The decoded payload; empty when it does not decode.</param>
/// <param name="ContentError">Why the payload does not decode, or <see langword="null"/>.</param>
public sealed record SendEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query, IReadOnlyList<Entry> Entries, DecodeError? ContentError)
    : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => "send";
}

public sealed record BootstrapRequestEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query) : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => "bs-request";
}

public sealed record BootstrapPackRequestEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query) : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => "bs-pack-request";
}

/// <summary>A request for enrolment.</summary>
/// <param name="Function">What is asked for.</param>
/// <param name="Signing">The request for a certificate; <see langword="null"/> when none is needed, or it does not decode.</param>
/// <param name="SigningError">Why it does not decode, or <see langword="null"/>.</param>
/// <param name="Peer">Who asks, as far as an association tells.</param>
public sealed record EnrolmentEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query, EstFunction Function, SigningRequest? Signing, DecodeError? SigningError, PeerIdentity? Peer)
    : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => $"est-{EstPaths.NameOf(Function)}";
}

/// <summary>A request that is no operation of the role (unknown path or method).</summary>
public sealed record OtherRequestEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query) : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => "request";
}

/// <summary>A notification of an observation we hold or held.</summary>
/// <param name="Observation">Which one.</param>
/// <param name="Message">As received (its first block when it came block-wise).</param>
/// <param name="Body">The whole body.</param>
/// <param name="Entries">The decoded payload; empty when it does not decode.</param>
/// <param name="ContentError">Why it does not decode, or <see langword="null"/>.</param>
public sealed record NotifyEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Observation Observation, Message Message, ReadOnlyMemory<byte> Body,
    IReadOnlyList<Entry> Entries, DecodeError? ContentError) : RoleEvent(Sequence, Role, Time, Remote)
{
    /// <summary>Whether a further block of it was asked for and nobody answered.</summary>
    public bool IsCut { get; init; }

    public override string Name => "notify";

    public override string Summary => $"notify {Message}";

    public override int Size => SizeOf(Message, Body.Length);
}

/// <summary>Octets that are no CoAP message, or a message that nobody asked for (an unmatched response).</summary>
/// <param name="Octets">As received.</param>
/// <param name="Message">The message when it decodes.</param>
/// <param name="Error">Why it does not, meaningful when <paramref name="Message"/> is <see langword="null"/>.</param>
public sealed record DatagramEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, ReadOnlyMemory<byte> Octets, Message? Message, DecodeError Error)
    : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "datagram";

    public override int Size => SizeOf(Message, body: 0) + Octets.Length;

    public override string Summary => Message is null ? $"datagram {Hex.Of(Octets.Span, 32)}: {Error}" : $"datagram {Message}";
}

/// <summary>A message that was received before: a retransmission, or the work of the network.</summary>
/// <param name="Message">As received.</param>
public sealed record CopyEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message)
    : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "copy";

    public override string Summary => $"copy {Message}";

    public override int Size => SizeOf(Message, body: 0);
}

/// <summary>A device asked our file host for a file, or for a block of one.</summary>
/// <param name="Path">Which.</param>
/// <param name="Over"><see cref="Coap"/>, <see cref="Coaps"/>, <see cref="Http"/> (on a port of HTTPS too) or <see cref="Https"/>.</param>
/// <param name="Offset">The first octet asked for.</param>
/// <param name="BlockSize">Octets of the block asked for; <see langword="null"/> over HTTP.</param>
public sealed record FetchEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, string Path, string Over, long Offset, int? BlockSize)
    : RoleEvent(Sequence, Role, Time, Remote)
{
    public const string Coap = "coap";
    public const string Coaps = "coaps";
    public const string Http = "http";
    public const string Https = "https";

    public override string Name => "fetch";

    public override string Summary => $"fetch {Path} over {Over} from octet {Offset}";

    public override int Size => Path.Length;
}

/// <summary>A device begins a handshake with a secured port of ours.</summary>
/// <param name="Hello">What it offers.</param>
/// <param name="Offer">What the extensions of it mean, as far as they decode.</param>
public sealed record HelloEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, ClientHello Hello, HelloExtensions Offer)
    : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "hello";

    public override string Summary => $"hello with {string.Join(", ", Hello.Suites)}";

    public override int Size => SizeOf(message: null, Hello.Suites.Count + Hello.Extensions.Sum(extension => extension.Body.Length));
}

/// <summary>A handshake came to its good end.</summary>
/// <param name="Agreed">What was agreed on.</param>
/// <param name="CommonName">Of the certificate that the device showed; <see langword="null"/> without one.</param>
/// <param name="Cookie">Whether the device had to send a cookie back, and did.</param>
public sealed record HandshakeEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Negotiation Agreed, string? CommonName, bool Cookie)
    : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "handshake";

    public override string Summary => $"{(Agreed.Resumed ? "resumed" : "full")} handshake, {Agreed.Suite}";

    public override int Size => Agreed.Peer?.Chain.Sum(one => one.Length) ?? 0;
}

/// <summary>A device sends an alert.</summary>
/// <param name="Protected">Whether it was authentic.</param>
public sealed record AlertEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Alert Alert, bool Protected)
    : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "alert";

    public override string Summary => $"alert {Alert}";

    public override int Size => 2;
}

/// <summary>The first message of a device on a connection.</summary>
/// <param name="First">Its code: 7.01 unless the device is wrong (RFC 8323 §3.3).</param>
public sealed record ConnectEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, CoapCode First) : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "connect";

    public override string Summary => $"connect, {First} first";

    public override int Size => 1;
}

/// <summary>A message about a connection itself (RFC 8323 §5).</summary>
public sealed record SignalEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Signal Signal) : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "signal";

    public override string Summary => $"signal {Signal.Message}";

    public override int Size => SizeOf(Signal.Message, Signal.Message.Payload.Length);
}

/// <summary>A message on a connection that is longer than we said we take (RFC 8323 §5.3.1).</summary>
/// <param name="Length">In octets.</param>
public sealed record OversizeEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, long Length) : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "oversize";

    public override string Summary => $"oversize, {Length} octets: {Message}";

    public override int Size => SizeOf(Message, body: 0);
}

/// <summary>A connection is over.</summary>
/// <param name="ByUs">Whether we closed it first.</param>
public sealed record DisconnectEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, bool ByUs) : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "disconnect";

    public override string Summary => ByUs ? "disconnect by us" : "disconnect by the device";

    public override int Size => 1;
}

/// <summary>A message under object security came, or one in clear where that was required.</summary>
/// <param name="Seen">What it was outside and inside.</param>
public sealed record ProtectedEvent(int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, GuardedEvent Seen) : RoleEvent(Sequence, Role, Time, Remote)
{
    public override string Name => "protected";

    public override string Summary => $"protected {Seen.Outer}";

    public override int Size => SizeOf(Seen.Outer, body: 0) + Seen.Outer.Payload.Length;
}
