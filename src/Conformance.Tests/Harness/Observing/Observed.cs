using System.Net;
using Conformance.Engine.Traffic;
using Conformance.Harness.Loading;
using Conformance.Harness.Observing;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting.Binding;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Tests.House;

namespace Conformance.Tests.Harness.Observing;

/// <summary>The demonstration in virtual time, judged.</summary>
internal static class Observed
{
    private static readonly SuiteFolders s_folders = new(Repository.Root);
    private static readonly Lazy<LoadedSuite> s_suite = new(() => LoadedSuite.Load(s_folders, null, out _)!);
    private static readonly Lazy<IReadOnlyList<BoundCase>> s_cases = new(() => PassiveCases.Load(s_suite.Value, out var refusal) ?? throw new InvalidDataException(refusal!.Text));

    public static LoadedSuite Suite => s_suite.Value;

    public static IReadOnlyList<BoundCase> Cases => s_cases.Value;

    public static ObjectRegistry Objects => s_suite.Value.Objects;

    public static Heard Play(Fault? device = null, Fault? server = null, Action<string>? say = null, CancellationToken interrupted = default)
    {
        var loop = new VirtualLoop();
        var network = new InMemoryNetwork(loop.Clock, TimeSpan.FromMilliseconds(1));
        return new Demonstration(new DemonstrationTerms(loop, network.Bind, Objects) { DeviceFault = device, ServerFault = server, Say = say }).Play(interrupted);
    }

    /// <summary>Over a bad network on both sides of the observer.</summary>
    public static Heard Play(int seed, string impairment)
    {
        var loop = new VirtualLoop();
        var network = new InMemoryNetwork(loop.Clock, new ImpairedLink(ImpairmentPresets.ByName[impairment], new Random(seed)));
        return new Demonstration(new DemonstrationTerms(loop, network.Bind, Objects)
        {
            At = new(IPAddress.Loopback, 5783),
            Server = new(IPAddress.Loopback, 5683),
            Seed = seed,
            Deadline = TimeSpan.FromMinutes(10),
        }).Play();
    }

    /// <summary>Every case that says something about a party.</summary>
    public static IReadOnlyList<(Party Party, PassiveResult Result)> Judge(Heard heard) =>
    [
        .. from party in Party.Of(Overheard.Of(heard.Datagrams, heard.Terms).Conversations)
           from test in Cases
           where test.Iut == "client" == (party.Side == Side.Client)
           select (party, new PassiveJudge(Suite.Profile).Judge(test, party)),
    ];
}
