using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
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

    [Test]
    public void Nobody_there_is_told_without_an_exception()
    {
        using var wall = new WallLoop();
        wall.Run(() => new HttpWeb().GetAsync(new Uri("http://127.0.0.1:9/x"), new Dictionary<string, string>(), CancellationToken.None)).Should().BeNull();
    }

    /// <summary>Status, octets, and how the body ended; 60000 octets of an endless one are enough.</summary>
    private static async Task<string> FetchAsync(TimeProvider clock, IWebListener listener, IWebFetch fetch, PublishedFile file, string range)
    {
        var network = new InMemoryNetwork(clock, TimeSpan.FromMilliseconds(1));
        var endpoint = new Endpoint(network.Bind(new(IPAddress.Loopback, 5683)), new EndpointSettings { Clock = clock, Random = new Random(3) });
        await using var host = new FileHost(endpoint, new RoleSettings
        {
            Name = "files",
            Clock = clock,
            Random = new Random(4),
            Log = new EventLog(),
            Uri = new Uri("coap://127.0.0.1:5683"),
            Objects = Facts,
            Lwm2m = "1.1",
        });
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
}
