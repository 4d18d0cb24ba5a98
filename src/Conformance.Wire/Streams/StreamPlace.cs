namespace Conformance.Wire.Streams;

/// <summary>Where captured octets stand in a stream; each direction counts from 0.</summary>
/// <param name="Mark">What happened.</param>
/// <param name="Sequence">Octets that their sender sent before.</param>
/// <param name="Acknowledged">Octets that their sender had received by then.</param>
public sealed record StreamPlace(StreamMark Mark, long Sequence, long Acknowledged);
