using Conformance.Coap.Messages;
using Conformance.Engine.Benches;
using Conformance.Engine.Control;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Worlds;
using Conformance.Harness.Controls;
using Conformance.Lwm2m.Operations;
using Conformance.Roles.Clients;
using Conformance.Scripting.Profiles;
using Conformance.Tests.Harness.Observing;
using Conformance.Tests.House;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

/// <summary>Between two cases on a server that is kept, our clients leave.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class KeptServerTests
{
    private const string Endpoint = "urn:dev:ops:c0ffee-client-1";
    private static readonly TimeSpan s_within = TimeSpan.FromSeconds(5);

    [Test]
    public void What_was_observed_is_not_observed_of_the_client_of_the_next_case() => Play(async bench =>
    {
        await ObserveAsync(bench);

        await bench.Clients.LeaveAsync(bench.Asked!, Everything);

        (await NextIsAskedAsync(bench)).Should().BeEmpty();
    });

    [Test]
    public void Without_that_the_server_asks_it_anew() => Play(async bench =>
    {
        await ObserveAsync(bench);

        (await NextIsAskedAsync(bench)).Should().Equal("/3/0/0");
    });

    [Test]
    public void Registrations_end_and_the_next_client_comes_from_elsewhere() => Play(async bench =>
    {
        var before = await RegisterAsync(bench);
        var place = before.Local;

        await bench.Clients.LeaveAsync(bench.Asked!, Everything);

        (await bench.Asked!.AskAsync(new(ServerAsk.Client, Endpoint, "/"), CancellationToken.None)).Error.Should().Contain("is not registered");
        bench.Clients[RoleNames.Client].Local.Should().NotBe(place);
    });

    [Test]
    public void A_bootstrap_that_has_begun_reaches_nobody_of_the_next_case() => Play(async bench =>
    {
        var client = bench.Clients[RoleNames.Client];
        await client.PerformAsync(new() { Kind = OperationKind.Read, Code = CoapCode.Post, Path = "/bs", Queries = [$"ep={Endpoint}"], Within = s_within }, CancellationToken.None);

        await bench.Clients.LeaveAsync(bench.Asked!, Everything);

        (await NextIsAskedAsync(bench)).Should().BeEmpty();
    });

    [Test]
    public void A_server_that_is_gone_is_not_waited_for_long() => Play(async bench =>
    {
        await ObserveAsync(bench);
        await bench.Asked!.DisposeAsync();
        var before = bench.Now;

        await bench.Clients.LeaveAsync(bench.Asked!, Everything);

        (bench.Now - before).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(10));
        bench.Clients.Observed.Endings.Should().BeEmpty();
    });

    private static IReadOnlySet<ServerAsk> Everything { get; } = Enum.GetValues<ServerAsk>().ToHashSet();

    private static async Task<ScriptedClient> RegisterAsync(TestBench bench)
    {
        var client = bench.Clients[RoleNames.Client];
        (await client.PerformAsync(client.Registering(s_within), CancellationToken.None)).Response!.Code.Should().Be(CoapCode.Created);
        return client;
    }

    private static async Task ObserveAsync(TestBench bench)
    {
        await RegisterAsync(bench);
        var question = new ServerQuestion(ServerAsk.Observe, Endpoint, "/3/0/0");
        bench.Clients.Observed.Note(question);
        (await bench.Asked!.AskAsync(question, CancellationToken.None)).Code.Should().Be("2.05");
    }

    /// <summary>What the server asks of a client that registers, and of which nobody wants anything.</summary>
    private static async Task<IReadOnlyList<string>> NextIsAskedAsync(TestBench bench)
    {
        var asked = new List<string>();
        var client = bench.Clients[RoleNames.Client];
        client.Trace = passed =>
        {
            if (passed.Event is { Sent: false, Message: { Code.IsRequest: true } request })
            {
                asked.Add(request.Options.Path);
            }
        };
        await RegisterAsync(bench);
        await Task.Delay(s_within, bench.World.Clock);
        return asked;
    }

    private static void Play(Func<TestBench, Task> scene)
    {
        var described = DeviceFileLoader.Load(Path.Combine(Repository.Root, "profiles", "devices", "reference-server.yaml"), Observed.Suite.Profile, [])!;
        using var world = new VirtualWorlds(TimeSpan.FromMilliseconds(1)).Create(1);
        world.Loop.Run(async () =>
        {
            await using var bench = await TestBench.OpenAsync(world, new()
            {
                Controls = new NoControls(),
                Servers = new ReferenceServers(described, FaultSwitch.Off),
                Objects = Observed.Objects,
                Endpoint = Endpoint,
                Lwm2m = "1.2",
                Lifetime = TimeSpan.FromMinutes(5),
            });
            await scene(bench);
        });
    }
}
