using System.Net;

namespace Conformance.Wire.Web;

/// <summary>A request as a web host gets it; a GET unless said otherwise.</summary>
/// <param name="Path">Path and query, as asked for.</param>
/// <param name="Headers">By name, whatever its case.</param>
/// <param name="Remote">Who asks.</param>
/// <param name="At">Monotonic time of its arrival.</param>
public sealed record WebAsk(string Path, IReadOnlyDictionary<string, string> Headers, IPEndPoint Remote, TimeSpan At)
{
    public string Method { get; init; } = "GET";

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether it came in clear, be it to a host under TLS.</summary>
    public bool IsInClear { get; init; } = true;
}
