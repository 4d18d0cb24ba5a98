namespace Conformance.Wire.Web;

/// <summary>How a web host is spoken to under TLS. Both are called on the loop that opened it.</summary>
/// <param name="Shows">Asked for each connection.</param>
/// <param name="Greeted">Told how each handshake ended, as far as the host can tell.</param>
public sealed record WebSecurity(Func<WebCredential> Shows, Action<WebGreeting> Greeted);
