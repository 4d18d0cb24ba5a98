namespace Conformance.Wire.Web;

/// <summary>Calls web hosts whose answers are short: HTTP over TCP, or the same in memory.</summary>
public interface IWebCaller
{
    /// <returns><see langword="null"/> when nobody listens there, or the connection broke.</returns>
    Task<WebReply?> CallAsync(WebCall call, CancellationToken cancellationToken);
}
