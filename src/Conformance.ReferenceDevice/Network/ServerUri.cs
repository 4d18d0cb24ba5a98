using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Conformance.ReferenceDevice.Network;

/// <summary>What the device needs of a URI of CoAP or HTTP.</summary>
/// <remarks>RFC 7252 §6.1; RFC 8323 §8.1; port 5683 unless the URI has one (Transport 1.1 §6.8).</remarks>
public sealed record ServerUri(string Scheme, string Host, int Port, string Path)
{
    public const string Coap = "coap";
    public const string Coaps = "coaps";
    public const string CoapTcp = "coap+tcp";
    public const string Http = "http";
    public const string Https = "https";
    public const int CoapPort = 5683;
    public const int CoapsPort = 5684;

    /// <summary>Whether it is spoken to by CoAP, secured or not.</summary>
    public bool IsCoap => Scheme is Coap or Coaps or CoapTcp;

    /// <summary>Whether that is over connections.</summary>
    public bool IsStream => Scheme is CoapTcp;

    /// <param name="text">A URI.</param>
    /// <param name="parsed">Its parts.</param>
    /// <param name="port">The port of one that has none.</param>
    /// <returns><see langword="false"/> when the text is no URI with an authority.</returns>
    public static bool TryParse(string? text, out ServerUri? parsed, int port = CoapPort)
    {
        parsed = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || string.IsNullOrEmpty(uri.Host))
        {
            return false;
        }

        parsed = new(uri.Scheme, uri.DnsSafeHost, uri.Port > 0 ? uri.Port : uri.Scheme == Coaps ? CoapsPort : port, uri.PathAndQuery);
        return true;
    }

    /// <summary>The address to send to, or <see langword="null"/> when the host has none.</summary>
    public async Task<IPEndPoint?> ResolveAsync(
        Func<string, CancellationToken, Task<IPAddress?>> resolve, CancellationToken cancellationToken)
    {
        var address = IPAddress.TryParse(Host, out var literal) ? literal
            : Host == "localhost" ? IPAddress.Loopback
            : await resolve(Host, cancellationToken);
        return address is null ? null : new IPEndPoint(address, Port);
    }

    /// <summary>The same with an address for its host, so that nobody has to look it up again.</summary>
    public Uri ToUri(IPAddress address) => new((this with { Host = address.ToString() }).ToString());

    public override string ToString()
    {
        var host = IPAddress.TryParse(Host, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Host}]" : Host;
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{host}:{Port}{Path}");
    }
}
