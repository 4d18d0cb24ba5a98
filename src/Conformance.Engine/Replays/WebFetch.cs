using System.Net;

namespace Conformance.Engine.Replays;

/// <summary>A request that a device made over HTTP.</summary>
/// <param name="Time">When it came, since the start of the case.</param>
/// <param name="IsInClear">Whether it did not come under TLS.</param>
/// <param name="Path">With its query.</param>
/// <param name="Offset">The first octet asked for.</param>
/// <param name="Remote">Who asked.</param>
public sealed record WebFetch(TimeSpan Time, bool IsInClear, string Path, long Offset, IPEndPoint Remote);
