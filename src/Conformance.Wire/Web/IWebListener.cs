using System.Net;

namespace Conformance.Wire.Web;

/// <summary>Opens web hosts: HTTP over TCP, or the same in memory.</summary>
public interface IWebListener
{
    /// <param name="local">Port 0 asks for a free one.</param>
    /// <param name="answer">Called on the loop that opened the host.</param>
    /// <param name="security">How TLS is spoken; <see langword="null"/> for a host in clear. What comes to a host under TLS in clear is asked all the same, and says so.</param>
    /// <exception cref="IOException">The address cannot be bound.</exception>
    Task<IWebHost> ListenAsync(IPEndPoint local, Func<WebAsk, Task<WebAnswer>> answer, WebSecurity? security = null);
}
