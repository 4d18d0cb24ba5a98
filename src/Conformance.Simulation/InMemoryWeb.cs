using System.Globalization;
using System.Net;
using Conformance.Simulation.Impairments;
using Conformance.Wire;
using Conformance.Wire.Web;

namespace Conformance.Simulation;

/// <summary>HTTP without sockets, in virtual time: hosts by address, and a way to ask them.</summary>
/// <remarks>
/// A reliable stream hides loss as delay: each part comes after those before it and as late as the link makes it. A body that is shorter than its
/// Content-Length says, or that the host breaks off, ends as a broken connection.
/// </remarks>
/// <param name="clock">The clock of the loop it lives on.</param>
/// <param name="link">What the network does; delays are drawn from it.</param>
/// <param name="random">For the delays.</param>
public sealed class InMemoryWeb(TimeProvider clock, ImpairedLink link, Random random) : IWebListener, IWebFetch, IWebCaller
{
    private const int FirstPort = 8000;
    private static readonly IPEndPoint Asker = new(IPAddress.Loopback, FirstPort - 1);
    private readonly Dictionary<IPEndPoint, Func<WebAsk, Task<WebAnswer>>> _hosts = [];
    private int _nextPort = FirstPort;

    public Task<IWebHost> ListenAsync(IPEndPoint local, Func<WebAsk, Task<WebAnswer>> answer)
    {
        ArgumentNullException.ThrowIfNull(local);

        var bound = local.Port == 0 ? new IPEndPoint(local.Address, _nextPort++) : local;
        return _hosts.TryAdd(bound, answer)
            ? Task.FromResult<IWebHost>(new Host(this, bound))
            : throw new IOException($"{bound} is taken");
    }

    public async Task<IWebBody?> GetAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uri);

        return await ReachAsync(uri, cancellationToken) is { } host
            ? await AskedAsync(host(new WebAsk(uri.PathAndQuery, headers, Asker, clock.Monotonic)), cancellationToken)
            : null;
    }

    public async Task<WebReply?> CallAsync(WebCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        if (await ReachAsync(call.Uri, cancellationToken) is not { } host)
        {
            return null;
        }

        var ask = new WebAsk(call.Uri.PathAndQuery, new Dictionary<string, string>(), Asker, clock.Monotonic) { Method = call.Method, Body = call.Body };
        using var body = await AskedAsync(host(ask), cancellationToken);
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

    // A connection takes a way there and back before the request leaves.
    private async Task<Func<WebAsk, Task<WebAnswer>>?> ReachAsync(Uri uri, CancellationToken cancellationToken)
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
