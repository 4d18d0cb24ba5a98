namespace Conformance.Wire.Web;

/// <summary>Asks web hosts: HTTP over TCP, or the same in memory. Follows nothing by itself.</summary>
public interface IWebFetch
{
    /// <summary>Sends a GET and reads the head of the answer.</summary>
    /// <returns><see langword="null"/> when nobody listens there, a host under TLS was not accepted, or the connection broke before the head was here.</returns>
    Task<IWebBody?> GetAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken);

    /// <summary>The same for hosts under TLS; each request shakes hands anew.</summary>
    /// <param name="accepts">Whether certificates in DER, the host's own first, are good; called on the loop.</param>
    IWebFetch Trusting(Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool> accepts);
}
