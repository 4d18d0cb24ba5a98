using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Simulation.Impairments;

[TestFixture]
public sealed class RelayTests
{
    private static readonly IPEndPoint Anywhere = new(IPAddress.Loopback, 0);

    [Test]
    public void A_request_and_its_answer_go_through_real_sockets()
    {
        using var loop = new WallLoop();
        var (outcome, counts) = loop.Run(async () =>
        {
            await using var server = EndpointOn(UdpTransport.Bind(Anywhere, loop.Clock), loop.Clock);
            server.RequestHandler = (_, _) => Task.FromResult(Reply.Of(CoapCode.Content));
            var link = new ImpairedLink(ImpairmentPresets.ByName["lan"], new Random(1));
            await using var relay = new Relay(loop.Clock, link, local => UdpTransport.Bind(local, loop.Clock), Anywhere, server.LocalEndPoint);
            await using var device = EndpointOn(UdpTransport.Bind(Anywhere, loop.Clock), loop.Clock);
            return (await AskAsync(device, relay.LocalEndPoint), relay.Counts);
        });

        outcome.Should().BeOfType<Answered>().Which.Response.Code.Should().Be(CoapCode.Content);
        counts.Should().Be((2, 2));
    }

    [Test]
    public void A_rebound_device_is_seen_from_another_port_and_still_gets_its_answers()
    {
        var remotes = InVirtualTime(new Impairment(), async (link, device, front, _) =>
        {
            (await AskAsync(device, front)).Should().BeOfType<Answered>();
            link.Rebind();
            (await AskAsync(device, front)).Should().BeOfType<Answered>();
        });

        remotes.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Test]
    public void A_relay_that_loses_everything_answers_nothing()
    {
        InVirtualTime(new Impairment { Loss = 1 }, async (_, device, front, _) => (await AskAsync(device, front)).Should().BeOfType<TimedOut>())
            .Should().BeEmpty();
    }

    [Test]
    public void The_same_seed_gives_the_same_answers_at_the_same_times()
    {
        List<string> Times()
        {
            var times = new List<string>();
            InVirtualTime(ImpairmentPresets.ByName["wisun-10-hops"], async (_, device, front, _) =>
            {
                for (var round = 0; round < 20; round++)
                {
                    var outcome = await AskAsync(device, front);
                    times.Add($"{outcome.GetType().Name} {outcome.EndedAt} {outcome.Transmissions}");
                }
            });
            return times;
        }

        Times().Should().Equal(Times());
    }

    [Test]
    public void More_devices_than_it_remembers_cost_the_one_that_was_silent_longest()
    {
        var remotes = InVirtualTime(new Impairment(), async (_, device, front, bind) =>
        {
            await AskAsync(device, front);
            for (var other = 0; other < Relay.MostDevices; other++)
            {
                await AskAsync(bind(), front);
            }

            await AskAsync(device, front);
        });

        remotes.Should().HaveCount(Relay.MostDevices + 2).And.OnlyHaveUniqueItems();
    }

    /// <returns>Where the server saw requests come from.</returns>
    private static List<IPEndPoint> InVirtualTime(Impairment impairment, Func<ImpairedLink, Endpoint, IPEndPoint, Func<Endpoint>, Task> act)
    {
        var remotes = new List<IPEndPoint>();
        var loop = new VirtualLoop();
        loop.Run(async () =>
        {
            var network = new InMemoryNetwork(loop.Clock, TimeSpan.FromMilliseconds(1));
            await using var server = EndpointOn(network.Bind(new(IPAddress.Loopback, 5683)), loop.Clock);
            server.RequestHandler = (request, _) =>
            {
                remotes.Add(request.Remote);
                return Task.FromResult(Reply.Of(CoapCode.Content));
            };
            var link = new ImpairedLink(impairment, new Random(1));
            await using var relay = new Relay(loop.Clock, link, network.Bind, new(IPAddress.Loopback, 5783), server.LocalEndPoint);
            await using var device = EndpointOn(network.Bind(Anywhere), loop.Clock);
            await act(link, device, relay.LocalEndPoint, () => EndpointOn(network.Bind(Anywhere), loop.Clock));
        });
        return remotes;
    }

    private static Endpoint EndpointOn(IDatagramTransport transport, TimeProvider clock) =>
        new(transport, new EndpointSettings { Clock = clock, Random = new Random(1) });

    private static Task<Outcome> AskAsync(Endpoint device, IPEndPoint remote) =>
        device.RequestAsync(remote, new Request { Code = CoapCode.Get, Options = OptionList.Empty.WithPath("/3/0/16") }, within: null, CancellationToken.None);
}
