using Conformance.Coap.Blockwise;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Wire;

namespace Conformance.Roles;

/// <summary>How an operation ended, decoded as far as it decodes.</summary>
/// <param name="Transfer">Every exchange; the last one decided.</param>
/// <param name="Entries">The decoded payload of the answer in a data format; empty otherwise.</param>
/// <param name="Links">The decoded payload of the answer in link format; empty otherwise.</param>
/// <param name="ContentError">Why the payload does not decode, or <see langword="null"/>.</param>
/// <param name="Observation">The observation that a successful Observe established.</param>
public sealed record OperationResult(
    BlockwiseOutcome Transfer, IReadOnlyList<Entry> Entries, IReadOnlyList<Link> Links, DecodeError? ContentError, Observation? Observation)
{
    /// <summary>What the payload was read as for want of a Content-Format; <see langword="null"/> when there was no need to assume anything.</summary>
    public ContentFormat? AssumedFormat { get; init; }

    public Outcome Last => Transfer.Last;

    /// <summary>The response that decided, or <see langword="null"/> when there was none.</summary>
    public Message? Response => (Last as Answered)?.Response;

    /// <summary>The whole body of the answer.</summary>
    public ReadOnlyMemory<byte> Body => Transfer.Body;
}
