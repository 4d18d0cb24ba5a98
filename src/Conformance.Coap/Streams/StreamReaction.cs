using Conformance.Coap.Messages;

namespace Conformance.Coap.Streams;

/// <summary>What one end of a stream does because of something.</summary>
/// <param name="Octets">To be sent, in order.</param>
/// <param name="Messages">Requests and responses of the other side, with their size on the stream.</param>
/// <param name="Events">What happened besides, in order.</param>
/// <param name="Ends">Whether the connection is to be closed once the octets are sent.</param>
/// <param name="Deadline">When <see cref="StreamConnection.Tick"/> is due; monotonic.</param>
public sealed record StreamReaction(
    IReadOnlyList<ReadOnlyMemory<byte>> Octets, IReadOnlyList<(Message Message, Frame Frame)> Messages, IReadOnlyList<StreamEvent> Events, bool Ends, TimeSpan? Deadline);
