using System.Globalization;
using System.Net;
using Conformance.Simulation.Impairments;
using Conformance.Wire;
using Conformance.Wire.Web;

namespace Conformance.Simulation;

/// <summary>HTTP without sockets, in virtual time: hosts by address, and a way to ask them.</summary>
/// <remarks>
/// A reliable stream hides loss as delay: each part comes after those before it and as late as the link makes it. A body that is shorter than its
/// Content-Length says, or that the host breaks off, ends as a broken connection. Of TLS there is what a host shows and what its caller makes of that,
/// which is what differs between callers; records and keys are the business of platforms, and of runs over sockets.
/// </remarks>
/// <param name="clock">The clock of the loop it lives on.</param>
/// <param name="link">What the network does; delays are drawn from it.</param>
/// <param name="random">For the delays.</param>
public sealed class InMemoryWeb(TimeProvider clock, ImpairedLink link, Random random) : IWebListener, IWebFetch, IWebCaller
{
    private const int FirstPort = 8000;
    private static readonly IPEndPoint Asker = new(IPAddress.Loopback, FirstPort - 1);
    private readonly Dictionary<IPEndPoint, Place> _hosts = [];
    private int _nextPort = FirstPort;

    public Task<IWebHost> ListenAsync(IPEndPoint local, Func<WebAsk, Task<WebAnswer>> answer, WebSecurity? security = null)
    {
        ArgumentNullException.ThrowIfNull(local);

        var bound = local.Port == 0 ? new IPEndPoint(local.Address, _nextPort++) : local;
        return _hosts.TryAdd(bound, new(answer, security))
            ? Task.FromResult<IWebHost>(new Host(this, bound))
            : throw new IOException($"{bound} is taken");
    }

    public Task<IWebBody?> GetAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken) =>
        GetAsync(uri, headers, accepts: null, cancellationToken);

    public IWebFetch Trusting(Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool> accepts) => new Trustful(this, accepts);

    public async Task<WebReply?> CallAsync(WebCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        if (await ReachAsync(call.Uri, cancellationToken) is not { Security: null } host)
        {
            return null;
        }

        var ask = new WebAsk(call.Uri.PathAndQuery, new Dictionary<string, string>(), Asker, clock.Monotonic) { Method = call.Method, Body = call.Body };
        using var body = await AskedAsync(host.Answer(ask), cancellationToken);
        var octets = new List<byte>();
        while (true)
        {
            switch (await body.ReadAsync(cancellationToken))
            {
                case null:
                    return null;
                case { IsEmpty: true }:
                    return new(body.Status, octets.ToArray());
                case { } part:
                    octets.AddRange(part.Span);
                    break;
            }
        }
    }

    private async Task<IWebBody?> GetAsync(
        Uri uri, IReadOnlyDictionary<string, string> headers, Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool>? accepts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uri);

        var isSecured = uri.Scheme == Uri.UriSchemeHttps;
        return await ReachAsync(uri, cancellationToken) is not { } host || (isSecured && !await ShakeHandsAsync(host, accepts, cancellationToken))
            ? null
            : await AskedAsync(host.Answer(new WebAsk(uri.PathAndQuery, headers, Asker, clock.Monotonic) { IsInClear = !isSecured }), cancellationToken);
    }

    // RFC 8446 §2: one way there and back more. Without trust of its own a caller accepts nobody.
    private async Task<bool> ShakeHandsAsync(Place host, Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool>? accepts, CancellationToken cancellationToken)
    {
        if (host.Security is not { } security)
        {
            return false;
        }

        await Task.Delay(Way() + Way(), clock, cancellationToken);
        var isGood = accepts?.Invoke(security.Shows().Chain) == true;
        security.Greeted(new(Asker, clock.Monotonic, isGood ? null : "the caller left"));
        return isGood;
    }

    // A connection takes a way there and back before the request leaves.
    private async Task<Place?> ReachAsync(Uri uri, CancellationToken cancellationToken)
    {
        await Task.Delay(Way() + Way() + Way(), clock, cancellationToken);
        return IPAddress.TryParse(uri.DnsSafeHost, out var address) ? _hosts.GetValueOrDefault(new IPEndPoint(address, uri.Port)) : null;
    }

    private async Task<Body> AskedAsync(Task<WebAnswer> answering, CancellationToken cancellationToken)
    {
        var body = new Body(this, await answering);
        await Task.Delay(Way(), clock, cancellationToken);
        return body;
    }

    private TimeSpan Way() => link.Impairment.Delay.Draw(random);

    /// <summary>A host as callers find it.</summary>
    private sealed record Place(Func<WebAsk, Task<WebAnswer>> Answer, WebSecurity? Security);

    /// <summary>The way to hosts under TLS.</summary>
    private sealed class Trustful(InMemoryWeb web, Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool> accepts) : IWebFetch
    {
        public Task<IWebBody?> GetAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken) =>
            web.GetAsync(uri, headers, accepts, cancellationToken);

        public IWebFetch Trusting(Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool> accepts) => new Trustful(web, accepts);
    }

    private sealed class Host(InMemoryWeb web, IPEndPoint local) : IWebHost
    {
        public IPEndPoint LocalEndPoint => local;

        public ValueTask DisposeAsync()
        {
            web._hosts.Remove(local);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Body(InMemoryWeb web, WebAnswer answer) : IWebBody
    {
        private readonly IEnumerator<WebPart> _parts = answer.Parts.GetEnumerator();
        private readonly Dictionary<string, string> _headers = new(answer.Headers, StringComparer.OrdinalIgnoreCase);
        private long _carried;

        public int Status => answer.Status;

        public string? Header(string name) => _headers.GetValueOrDefault(name);

        public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
        {
            var length = long.TryParse(Header("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : long.MaxValue;
            if (_carried >= length)
            {
                return ReadOnlyMemory<byte>.Empty;
            }

            if (!_parts.MoveNext())
            {
                return answer.Breaks || length < long.MaxValue ? default(ReadOnlyMemory<byte>?) : ReadOnlyMemory<byte>.Empty;
            }

            var (after, octets) = _parts.Current;
            await Task.Delay(after + web.Way(), web.Clock, cancellationToken);
            octets = octets[..(int)Math.Min(octets.Length, length - _carried)];
            _carried += octets.Length;
            return octets;
        }

        public void Dispose() => _parts.Dispose();
    }

    private TimeProvider Clock => clock;
}
