using System.Net;
using System.Text.Json.Serialization;
using Conformance.Wire.Streams;

namespace Conformance.Wire;

/// <summary>One datagram, or one piece of a stream, as it passed the harness's socket: the evidence a verdict rests on.</summary>
/// <param name="Time">Monotonic time at the socket (<see cref="MonotonicTime"/>).</param>
/// <param name="Sent"><see langword="true"/> when the harness sent it, <see langword="false"/> when it received it.</param>
/// <param name="Local">Our address.</param>
/// <param name="Remote">The peer's address.</param>
/// <param name="Octets">The payload of the datagram, unchanged.</param>
public sealed record CapturedDatagram(TimeSpan Time, bool Sent, IPEndPoint Local, IPEndPoint Remote, ReadOnlyMemory<byte> Octets)
{
    /// <summary>Where it stands in a stream; <see langword="null"/> for a datagram.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StreamPlace? Stream { get; init; }
}
