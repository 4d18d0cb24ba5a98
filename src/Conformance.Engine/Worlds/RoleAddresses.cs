using System.Net;

namespace Conformance.Engine.Worlds;

/// <summary>What the roles of one world bind to unless told otherwise.</summary>
/// <param name="Server">Address of the LwM2M server.</param>
/// <param name="Bootstrap">Address of the bootstrap server.</param>
/// <param name="Second">Address of the second LwM2M server.</param>
/// <param name="Port">Port of all when their addresses differ; 0 asks for free ones.</param>
public sealed record RoleAddresses(IPAddress Server, IPAddress Bootstrap, IPAddress Second, int Port)
{
    /// <summary>CoAP's own port (RFC 7252 §6.1): on it, a protocol analyser recognises a capture without being told.</summary>
    public const int CoapPort = 5683;

    /// <summary>That of CoAP under DTLS.</summary>
    public const int CoapsPort = 5684;

    /// <summary>Address of the file host.</summary>
    public IPAddress Files { get; init; } = Second;

    /// <summary>
    /// Where the file host is under DTLS: at the host of the LwM2M server, for a device takes the credentials of the account whose host it is.
    /// </summary>
    public IPEndPoint SecuredFiles => new(Server, Port == 0 ? 0 : CoapsPort + 1);

    private const int Worlds = 1 << 20;
    private const int Net = 16;
    private const int SecondNet = 116;

    /// <summary>Loopback addresses for the world of that number, so that many worlds can use CoAP's own port side by side.</summary>
    public static RoleAddresses Loopback(int number)
    {
        var place = number & (Worlds - 1);
        var pair = 1 + (2 * (place % 100));
        IPAddress Address(int net, int last) => new([127, (byte)(net + (place / 100 / 250)), (byte)(1 + (place / 100 % 250)), (byte)last]);
        return new(Address(Net, pair), Address(Net, pair + 1), Address(SecondNet, pair), CoapPort) { Files = Address(SecondNet, pair + 1) };
    }
}
