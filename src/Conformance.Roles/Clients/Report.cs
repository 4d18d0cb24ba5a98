using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Roles.Clients;

/// <summary>A notification to be sent, as exactly as the script wants it.</summary>
public sealed record Report
{
    public CoapCode Code { get; init; } = CoapCode.Content;

    /// <summary>Observe number; the next one unless given.</summary>
    public uint? Number { get; init; }

    /// <summary>Whether it has an Observe option at all.</summary>
    public bool Numbered { get; init; } = true;

    public bool Confirmable { get; init; } = true;

    /// <summary>Instead of the token of the observation.</summary>
    public Token? Token { get; init; }

    public ContentFormat? Format { get; init; }

    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>What is done wrong on purpose in sending it.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>How long a Reset of a non-confirmable one is waited for.</summary>
    public required TimeSpan Within { get; init; }
}
