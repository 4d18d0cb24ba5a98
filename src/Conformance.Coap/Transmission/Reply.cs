using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Coap.Transmission;

/// <summary>What a request handler wants sent back.</summary>
public sealed record Reply
{
    /// <summary>Send nothing at all, not even an ACK.</summary>
    public static Reply None { get; } = new() { Code = CoapCode.Empty, Silent = true };

    /// <summary>Send nothing and forget the request: it is as if it had been lost, and a retransmission of it is new.</summary>
    public static Reply Unheard { get; } = new() { Code = CoapCode.Empty, Silent = true, IsUnheard = true };

    /// <summary>Send an empty ACK and leave the response to the caller, or to nobody.</summary>
    public static Reply AcknowledgeOnly { get; } = new() { Code = CoapCode.Empty };

    public required CoapCode Code { get; init; }

    public OptionList Options { get; init; } = OptionList.Empty;

    public ReadOnlyMemory<byte> Payload { get; init; }

    public bool Silent { get; init; }

    /// <inheritdoc cref="Unheard"/>
    public bool IsUnheard { get; private init; }

    /// <summary>Answer with a Reset instead of a response.</summary>
    public bool Reset { get; init; }

    /// <summary>Acknowledge at once with an empty ACK and send the response as a message of its own (RFC 7252 §5.2.2).</summary>
    public bool Separate { get; init; }

    /// <summary>What is done wrong on purpose in sending it, besides what the endpoint always does.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    public static Reply Of(CoapCode code) => new() { Code = code };
}
