using System.Net;
using Conformance.Coap.Transport;
using Conformance.Harness.Fleets;
using Conformance.Lwm2m.Objects;
using Conformance.ReferenceServer;
using Conformance.ReferenceServer.Faults;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Tests.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness.Fleets;

/// <summary>Many clients against the reference server, in virtual time and on loopback.</summary>
[TestFixture]
public sealed class FleetTests
{
    private static readonly ObjectRegistry Objects = ObjectRegistry.Load(Path.Combine(Bench.Root(), "profiles", "objects"));

    [Test]
    public void Every_client_is_let_in_and_out_again()
    {
        var report = Played(200, Spread(10) with { Updates = 2, Restarts = true });

        report.Phases.Select(phase => phase.Name).Should().Equal("register", "update", "update", "restart", "deregister");
        report.Phases.Select(phase => phase.Answers.Single()).Should().Equal(
            Pair("2.01"), Pair("2.04"), Pair("2.04"), Pair("2.01"), Pair("2.02"));
        report.Holds.Should().BeTrue();
        report.Phases.Should().OnlyContain(phase => phase.Retransmissions == 0);

        static KeyValuePair<string, int> Pair(string code) => new(code, 200);
    }

    [Test]
    public void Spread_is_kept_and_a_storm_is_one_moment()
    {
        var report = Played(100, Spread(10) with { Restarts = true });

        report.Phases[0].Took.Should().BeGreaterThan(TimeSpan.FromSeconds(9)).And.BeLessThan(TimeSpan.FromSeconds(10.1));
        report.Phases[2].Took.Should().Be(TimeSpan.FromMilliseconds(20));
    }

    [Test]
    public void What_gets_no_answer_is_asked_again_and_then_is_a_miss()
    {
        var report = Played(50, Spread(1), loss: 1);

        report.Phases.Should().HaveCount(3);
        report.Phases[0].Answers.Should().BeEquivalentTo(new Dictionary<string, int> { [FleetPhase.Silence] = 50 });
        report.Phases[0].Retransmissions.Should().Be(4 * 50, "RFC 7252 §4.8 has four retransmissions");
        report.Phases[1].Outcomes.Should().BeEmpty("who was not let in has nothing to update");
        report.Misses.Should().Equal("register: 50 of 50 without success: 50 no answer");
    }

    [Test]
    public void What_the_server_refuses_is_a_miss_and_another_success_is_not()
    {
        var report = Played(20, Spread(1), fault: UpdateFaults.AnswersCreated);

        report.Holds.Should().BeTrue("a code of success is a success here; which one it has to be is what cases judge");
        Refusing(10).Misses.Should().Equal("register: 10 of 10 without success: 10 4.03");
    }

    [Test]
    public void A_line_of_a_phase_says_what_came_and_when()
    {
        var report = Played(3, Spread(0) with { Updates = 0 });

        report.Phases.Select(FleetText.Line).Concat(FleetText.Ending(report)).Should().Equal(
            "register    3 2.01 in 0.0 s; answers after 0.020 s, 0.020 s, 0.020 s (median, 99 %, last); 0 sent again",
            "deregister  3 2.02 in 0.0 s; answers after 0.020 s, 0.020 s, 0.020 s (median, 99 %, last); 0 sent again",
            "3 clients; the server asked 0 times, at most 0 times in one second");
        FleetText.Json(report).Should().Contain("\"holds\": true").And.Contain("\"2.01\": 3");
    }

    [Test]
    public void On_loopback_each_client_has_a_socket_of_its_own()
    {
        using var loop = new WallLoop();
        var report = loop.Run(async () =>
        {
            await using var server = new Server(Settings(loop.Clock, UdpTransport.Bind(Any, loop.Clock), UdpTransport.Bind(Any, loop.Clock)));
            await server.OpenAsync(Any);
            return await new Fleet(
                new() { Server = server.Management, Clients = 40 }, loop.Clock, new Random(1), Objects, local => FleetTransport.Bind(local, loop.Clock))
                .RunAsync(static _ => { }, CancellationToken.None);
        });

        report.Phases.SelectMany(phase => phase.Answers).Should().BeEquivalentTo(new Dictionary<string, int> { ["2.01"] = 40, ["2.04"] = 40, ["2.02"] = 40 });
    }

    private static IPEndPoint Any => new(IPAddress.Loopback, 0);

    private static FleetPlan Spread(int seconds) => new() { Server = Any, Clients = 0, Spread = TimeSpan.FromSeconds(seconds) };

    private static FleetReport Refusing(int clients) =>
        Played(clients, Spread(0), refused: [.. Enumerable.Range(1, clients).Select(number => $"urn:dev:ops:fleet-{number}")]);

    private static FleetReport Played(int clients, FleetPlan plan, double loss = 0, Fault? fault = null, IReadOnlyList<string>? refused = null)
    {
        var loop = new VirtualLoop();
        var network = new InMemoryNetwork(loop.Clock, new ImpairedLink(Impairment.Latency(TimeSpan.FromMilliseconds(10)) with { Loss = loss }, new Random(3)));
        return loop.Run(async () =>
        {
            await using var server = new Server(
                Settings(loop.Clock, network.Bind(Any), network.Bind(Any)) with { Faults = new FaultSwitch(fault), Refused = refused ?? [] });
            await server.OpenAsync(Any);
            return await new Fleet(plan with { Server = server.Management, Clients = clients }, loop.Clock, new Random(1), Objects, local => network.Bind(new(local, 0)))
                .RunAsync(static _ => { }, CancellationToken.None);
        });
    }

    private static ServerSettings Settings(TimeProvider clock, Conformance.Wire.IDatagramTransport management, Conformance.Wire.IDatagramTransport bootstrap) => new()
    {
        Clock = clock,
        Random = new Random(2),
        Objects = Objects,
        Management = management,
        Bootstrap = bootstrap,
        Uri = () => $"coap://{management.LocalEndPoint}",
    };
}
