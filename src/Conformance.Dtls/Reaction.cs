namespace Conformance.Dtls;

/// <summary>What an association does about a datagram, a timer or a wish.</summary>
/// <param name="Datagrams">To be sent, in this order.</param>
/// <param name="Received">Application data, a record each.</param>
/// <param name="Deadline">When <see cref="Association.Tick"/> is due; <see langword="null"/> for never.</param>
public sealed record Reaction(
    IReadOnlyList<ReadOnlyMemory<byte>> Datagrams, IReadOnlyList<ReadOnlyMemory<byte>> Received, IReadOnlyList<DtlsEvent> Events, TimeSpan? Deadline);
