using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Conformance.Wire.Web;

namespace Conformance.ReferenceDevice.Network;

/// <summary>HTTP over TCP and TLS, by the client of the base library.</summary>
public sealed class HttpWeb : IWebFetch
{
    private static readonly TimeSpan LongestThought = TimeSpan.FromSeconds(10);
    private static readonly HttpClient InClear = ClientOver(new());
    private readonly HttpClient _client;

    public HttpWeb()
        : this(InClear)
    {
    }

    private HttpWeb(HttpClient client) => _client = client;

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
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new Body(response, await response.Content.ReadAsStreamAsync(cancellationToken));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException)
        {
            return null;
        }
    }

    public IWebFetch Trusting(Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool> accepts)
    {
        var loop = SynchronizationContext.Current;
        return new HttpWeb(ClientOver(new()
        {
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions =
            {
                // Who is trusted is asked below; the platform's own store has no say.
                CertificateChainPolicy = new() { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
                RemoteCertificateValidationCallback = (_, shown, chain, _) => shown is not null && Asked(loop, accepts, ChainOf(shown, chain)),
            },
        }));
    }

    private static HttpClient ClientOver(SocketsHttpHandler handler)
    {
        (handler.AllowAutoRedirect, handler.UseCookies, handler.UseProxy) = (false, false, false);
        return new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static List<ReadOnlyMemory<byte>> ChainOf(X509Certificate shown, X509Chain? chain) =>
        [shown.GetRawCertData(), .. chain?.ChainPolicy.ExtraStore.Select(one => (ReadOnlyMemory<byte>)one.RawData).Where(one => !one.Span.SequenceEqual(shown.GetRawCertData())) ?? []];

    // The platform asks on a thread of the pool and waits there; what is trusted is known on the loop.
    private static bool Asked(SynchronizationContext? loop, Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool> accepts, List<ReadOnlyMemory<byte>> chain)
    {
        if (loop is null)
        {
            return accepts(chain);
        }

        var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(_ => told.TrySetResult(accepts(chain)), null);
        return told.Task.Wait(LongestThought) && told.Task.Result;
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
