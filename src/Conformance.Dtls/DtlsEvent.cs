using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Dtls;

/// <summary>Something that happened in an association, for logs, expectations and captures.</summary>
public abstract record DtlsEvent;

/// <summary>A handshake message left.</summary>
public sealed record MessageSent(HandshakeType Type, ushort Sequence, int Length) : DtlsEvent;

/// <summary>A handshake message is whole and its turn has come.</summary>
public sealed record MessageReceived(HandshakeMessage Message) : DtlsEvent;

/// <summary>A flight was sent again: its time was up, or the peer repeated its own.</summary>
public sealed record FlightRepeated(bool TimeWasUp) : DtlsEvent;

/// <summary>A record was dropped and nothing said (RFC 6347 §4.1.2.7).</summary>
public sealed record RecordDropped(RecordHeader Header, string Reason) : DtlsEvent;

/// <summary>Octets that are no records.</summary>
public sealed record Malformed(DecodeError Error) : DtlsEvent;

public sealed record AlertSent(Alert Alert) : DtlsEvent;

/// <param name="Protected">Whether it was authentic.</param>
public sealed record AlertReceived(Alert Alert, bool Protected) : DtlsEvent;

/// <summary>The secrets of this handshake, as a line of an NSS key log.</summary>
public sealed record SecretsKnown(string KeyLogLine) : DtlsEvent;

/// <summary>A peer asked for another handshake in this one's place and was refused.</summary>
public sealed record RenegotiationRefused : DtlsEvent;

/// <summary>A server goes into another handshake in this one's place.</summary>
public sealed record RenegotiationTaken : DtlsEvent;

public sealed record Connected(Negotiation Negotiation) : DtlsEvent;

/// <summary>The handshake or the association ended badly.</summary>
/// <param name="Reason">What we saw; <see langword="null"/> when it was the peer's alert that ended it.</param>
public sealed record Failed(AlertDescription? Alert, DecodeError? Reason) : DtlsEvent;

/// <summary>The association was closed in good order (RFC 5246 §7.2.1).</summary>
/// <param name="ByPeer">Who began.</param>
public sealed record Closed(bool ByPeer) : DtlsEvent;
