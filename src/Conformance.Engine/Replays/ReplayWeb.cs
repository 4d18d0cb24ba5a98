using System.Globalization;
using System.Net;
using Conformance.Wire;
using Conformance.Wire.Web;

namespace Conformance.Engine.Replays;

/// <summary>Web hosts in a replay: what was asked then is asked again, and nobody reads the answer.</summary>
internal sealed class ReplayWeb(TimeProvider clock) : IWebListener
{
    private readonly List<(bool InClear, Func<WebAsk, Task<WebAnswer>> Answer)> _hosts = [];

    public Task<IWebHost> ListenAsync(IPEndPoint local, Func<WebAsk, Task<WebAnswer>> answer, WebSecurity? security = null)
    {
        _hosts.Add((security is null, answer));
        return Task.FromResult<IWebHost>(new Host(local));
    }

    public void Ask(WebFetch fetch)
    {
        var headers = new Dictionary<string, string>();
        if (fetch.Offset > 0)
        {
            headers["Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes={fetch.Offset}-");
        }

        _ = _hosts.First(host => host.InClear == fetch.IsInClear).Answer(new(fetch.Path, headers, fetch.Remote, clock.Monotonic) { IsInClear = fetch.IsInClear });
    }

    private sealed class Host(IPEndPoint local) : IWebHost
    {
        public IPEndPoint LocalEndPoint => local;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
