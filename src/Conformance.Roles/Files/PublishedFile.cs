using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Roles.Files;

/// <summary>A file of the file host, and how it is given away: properly, unless told otherwise.</summary>
/// <param name="Content">What it holds.</param>
public sealed record PublishedFile(ReadOnlyMemory<byte> Content)
{
    /// <summary>What tells its content from another.</summary>
    internal uint Fingerprint { get; } = Extracts.Fingerprint(Content.Span);

    /// <summary>The answer to every request; anything but 2.05 comes without content. Over HTTP 4.04 is 404 (RFC 8075 §7).</summary>
    public CoapCode Code { get; init; } = CoapCode.Content;

    /// <summary>Size exponent of the largest block over CoAP, and of what leaves at once over HTTP when it is slow.</summary>
    public int SizeExponent { get; init; } = Block.MaxSizeExponent;

    /// <summary>How long each block takes.</summary>
    public TimeSpan Every { get; init; }

    /// <summary>The octet from which on nothing comes: over CoAP silence, over HTTP the connection breaks.</summary>
    public long? CutAt { get; init; }

    /// <summary>How many requests are cut; those after them are not.</summary>
    public int Cuts { get; init; } = int.MaxValue;

    /// <summary>The length that is told (Size2, Content-Length) where it is not the true one.</summary>
    public long? Length { get; init; }

    /// <summary>The octet from which on it is another representation, by its ETag.</summary>
    public long? ChangesAt { get; init; }

    /// <summary>Where it is instead; over HTTP only.</summary>
    public string? Redirect { get; init; }

    /// <summary>Whether it begins again at its end, for ever.</summary>
    public bool Endless { get; init; }

    /// <summary>What is done wrong on purpose in every answer over CoAP.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];
}
