using System.Net.Sockets;
using Conformance.Wire.Web;

namespace Conformance.ReferenceDevice.Network;

/// <summary>HTTP over TCP, by the client of the base library.</summary>
public sealed class HttpWeb : IWebFetch
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<IWebBody?> GetAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(headers);

        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new Body(response, await response.Content.ReadAsStreamAsync(cancellationToken));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException)
        {
            return null;
        }
    }

    private sealed class Body(HttpResponseMessage response, Stream stream) : IWebBody
    {
        private readonly byte[] _buffer = new byte[4096];

        public int Status => (int)response.StatusCode;

        public string? Header(string name) =>
            response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? values.First() : null;

        public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
        {
            try
            {
                return _buffer.AsMemory(0, await stream.ReadAsync(_buffer, cancellationToken));
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException)
            {
                return null;
            }
        }

        public void Dispose() => response.Dispose();
    }
}
