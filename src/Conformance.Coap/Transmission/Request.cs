using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Coap.Transmission;

/// <summary>A request to be sent. Message id and token are drawn by the endpoint unless given.</summary>
public sealed record Request
{
    public required CoapCode Code { get; init; }

    public bool Confirmable { get; init; } = true;

    public OptionList Options { get; init; } = OptionList.Empty;

    public ReadOnlyMemory<byte> Payload { get; init; }

    public Token? Token { get; init; }

    public ushort? MessageId { get; init; }

    /// <summary>What is done wrong on purpose in sending it, besides what the endpoint always does.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];
}
