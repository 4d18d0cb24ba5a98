using Conformance.Coap.Messages;
using Conformance.Wire;

namespace Conformance.Engine.Traffic;

/// <summary>A CoAP message that passed, or octets that are none.</summary>
/// <param name="Datagram">What carried it, as it passed.</param>
/// <param name="Octets">The message: the datagram, or what a record of DTLS held.</param>
/// <param name="Session">Which security association it belongs to, from 0; message ids of one mean nothing in another.</param>
/// <param name="Message"><see langword="null"/> for what does not decode.</param>
/// <param name="Error">Why it does not.</param>
public sealed record PassedMessage(PassedDatagram Datagram, Side By, ReadOnlyMemory<byte> Octets, int Session, Message? Message, DecodeError Error)
{
    public TimeSpan Time => Datagram.Time;

    /// <summary>What it is to those before it: <c>retransmission</c>, <c>duplicate</c>, <c>malformed</c>; empty for a new one.</summary>
    public string Note { get; set; } = string.Empty;

    /// <summary>As it stands in a log.</summary>
    public string Summary => Message?.ToString() ?? $"undecodable: {Error}";

    public static PassedMessage Of(PassedDatagram datagram, Side by, ReadOnlyMemory<byte> octets, int session) =>
        new(datagram, by, octets, session, Message.TryRead(octets, out var message, out var error) ? message : null, error);
}
