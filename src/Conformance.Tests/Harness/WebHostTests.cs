using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Est.Authority;
using Conformance.Harness.Web;
using Conformance.Lwm2m.Objects;
using Conformance.ReferenceDevice.Network;
using Conformance.Roles;
using Conformance.Roles.Files;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Tests.House;
using Conformance.Wire.Web;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

/// <summary>The file host over HTTP: Kestrel and its twin in memory give the same answers to the same questions.</summary>
[TestFixture]
public sealed class WebHostTests
{
    private const int Length = 40000;

    private static readonly byte[] Octets = [.. Enumerable.Range(0, Length).Select(at => (byte)(at * 7))];
    private static readonly ObjectRegistry Facts = ObjectRegistry.Load(Path.Combine(Repository.Root, "profiles", "objects"));

    private static IEnumerable<TestCaseData> Behaviours()
    {
        yield return new TestCaseData(new PublishedFile(Octets), "", "200 40000 whole").SetName("whole");
        yield return new TestCaseData(new PublishedFile(Octets), "bytes=30000-", "206 10000 whole").SetName("from an octet on");
        yield return new TestCaseData(new PublishedFile(Octets), "bytes=40000-", "416 0 whole").SetName("beyond its end");
        yield return new TestCaseData(new PublishedFile(Octets) { CutAt = 20000 }, "", "200 20000 broken").SetName("cut");
        yield return new TestCaseData(new PublishedFile(Octets) { Length = 50000 }, "", "200 40000 broken").SetName("shorter than told");
        yield return new TestCaseData(new PublishedFile(Octets) { Length = 100 }, "", "200 100 whole").SetName("longer than told");
        yield return new TestCaseData(new PublishedFile(Octets) { Code = CoapCode.NotFound }, "", "404 0 whole").SetName("not there");
        yield return new TestCaseData(new PublishedFile(Octets) { Redirect = "http://127.0.0.1/x" }, "", "302 0 whole").SetName("elsewhere");
        yield return new TestCaseData(new PublishedFile(Octets) { Every = TimeSpan.FromMilliseconds(1) }, "", "200 40000 whole").SetName("slow");
        yield return new TestCaseData(new PublishedFile(Octets) { Endless = true }, "", "200 60000 more").SetName("endless");
    }

    [TestCaseSource(nameof(Behaviours))]
    public void Answers_alike_in_memory_and_over_sockets(PublishedFile file, string range, string expected)
    {
        var virtualLoop = new VirtualLoop();
        var memory = new InMemoryWeb(virtualLoop.Clock, new ImpairedLink(Impairment.Latency(TimeSpan.FromMilliseconds(1)), new Random(1)), new Random(2));
        virtualLoop.Run(() => FetchAsync(virtualLoop.Clock, memory, memory, file, range)).Should().Be(expected);

        using var wall = new WallLoop();
        wall.Run(() => FetchAsync(wall.Clock, new KestrelListener(), new HttpWeb(), file, range)).Should().Be(expected);
    }

    [TestCase("https", true, "200 at https; handshake; GET /image")]
    [TestCase("https", false, "nothing")]
    [TestCase("http", true, "400 at http; GET /image")]
    public void Is_spoken_to_under_TLS_by_whoever_accepts_it(string scheme, bool accepts, string expected)
    {
        var virtualLoop = new VirtualLoop();
        var memory = new InMemoryWeb(virtualLoop.Clock, new ImpairedLink(Impairment.Latency(TimeSpan.FromMilliseconds(1)), new Random(1)), new Random(2));
        virtualLoop.Run(() => FetchSecuredAsync(virtualLoop.Clock, memory, memory, scheme, accepts)).Should().Be(expected);

        using var wall = new WallLoop();
        wall.Run(() => FetchSecuredAsync(wall.Clock, new KestrelListener(), new HttpWeb(), scheme, accepts)).Should().Be(expected);
    }

    [Test]
    public void Nobody_there_is_told_without_an_exception()
    {
        using var wall = new WallLoop();
        wall.Run(() => new HttpWeb().GetAsync(new Uri("http://127.0.0.1:9/x"), new Dictionary<string, string>(), CancellationToken.None)).Should().BeNull();
    }

    /// <summary>Status, octets, and how the body ended; 60000 octets of an endless one are enough.</summary>
    private static async Task<string> FetchAsync(TimeProvider clock, IWebListener listener, IWebFetch fetch, PublishedFile file, string range)
    {
        await using var host = Host(clock, new EventLog());
        await host.OpenWebAsync(listener, new(IPAddress.Loopback, 0), bound => new Uri($"http://{bound}"));
        host.Publish("/image", file);
        var headers = range.Length == 0 ? [] : new Dictionary<string, string> { ["Range"] = range };
        using var body = await fetch.GetAsync(new Uri(host.Http!, "/image"), headers, CancellationToken.None);
        body.Should().NotBeNull();
        var octets = new List<byte>();
        while (octets.Count < 60000)
        {
            if (await body!.ReadAsync(CancellationToken.None) is not { } some)
            {
                return $"{body.Status} {octets.Count} broken";
            }

            if (some.IsEmpty)
            {
                return $"{body.Status} {octets.Count} whole";
            }

            octets.AddRange(some.Span[..Math.Min(some.Length, 60000 - octets.Count)]);
        }

        octets.Take(Length).Should().Equal(Octets);
        return $"{body!.Status} {octets.Count} more";
    }

    /// <summary>Status, over what the host was asked, and what it says of handshakes; nothing for who leaves.</summary>
    private static async Task<string> FetchSecuredAsync(TimeProvider clock, IWebListener listener, IWebFetch fetch, string scheme, bool accepts)
    {
        var (log, said) = (new EventLog(), new List<string>());
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        var own = CredentialVariants.ForServer(new TestAuthority(new Random(5), now, "tests"), CredentialVariant.Good, "127.0.0.1", now);
        var shown = new WebCredential([.. own.Chain.Select(one => one.Octets)], own.Key.ToEcdsa());
        await using var host = Host(clock, log);
        host.Trace = trace => said.Add(trace.Said!);
        await host.OpenSecuredWebAsync(listener, new(IPAddress.Loopback, 0), bound => new Uri($"https://{bound}"), () => shown);
        host.Publish("/image", new PublishedFile(Octets));
        var trusting = fetch.Trusting(chain => accepts && chain[0].Span.SequenceEqual(shown.Chain[0].Span));
        using var body = await trusting.GetAsync(new UriBuilder(host.Https!) { Scheme = scheme, Path = "/image" }.Uri, new Dictionary<string, string>(), CancellationToken.None);
        return body is null
            ? log.Events.Count == 0 ? "nothing" : "asked"
            : $"{body.Status} at {log.Events.OfType<FetchEvent>().Single().Over}{string.Concat(said.Select(one => $"; {one}"))}";
    }

    private static FileHost Host(TimeProvider clock, EventLog log)
    {
        var network = new InMemoryNetwork(clock, TimeSpan.FromMilliseconds(1));
        var endpoint = new Endpoint(network.Bind(new(IPAddress.Loopback, 5683)), new EndpointSettings { Clock = clock, Random = new Random(3) });
        return new FileHost(endpoint, new RoleSettings
        {
            Name = "files",
            Clock = clock,
            Random = new Random(4),
            Log = log,
            Uri = new Uri("coap://127.0.0.1:5683"),
            Objects = Facts,
            Lwm2m = "1.1",
        });
    }
}
