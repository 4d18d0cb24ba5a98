using System.Net.Http.Headers;
using System.Net.Sockets;
using Conformance.Wire.Web;

namespace Conformance.Engine.Control.Servers;

/// <summary>HTTP over TCP, by the client of the base library.</summary>
public sealed class HttpCalls : IWebCaller
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<WebReply?> CallAsync(WebCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Uri);
        if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        try
        {
            using var response = await Client.SendAsync(request, cancellationToken);
            return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException)
        {
            return null;
        }
    }
}
