using Conformance.Engine.Benches;
using Conformance.Engine.Campaigns;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs;
using Conformance.Engine.Worlds;
using Conformance.Harness.Controls;
using Conformance.Harness.Loading;
using Conformance.Harness.Running;
using Conformance.Model;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceServer.Faults;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Plays;

/// <summary>A reference device and the cases that apply to it, loaded and probed once, to be played again and again in virtual time.</summary>
/// <remarks>Every play has a world of its own: any number of threads may play at once.</remarks>
public sealed class Stage
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(1);
    private readonly LoadedSuite _suite;
    private readonly DeviceDescription _device;
    private readonly CaseSettings _settings;

    private Stage(LoadedSuite suite, DeviceDescription device, CaseSettings settings, IReadOnlyList<PlannedCase> plan) =>
        (_suite, _device, _settings, Plan) = (suite, device, settings, plan);

    /// <summary>A network without faults.</summary>
    public static IWorlds PlainWorlds { get; } = new VirtualWorlds(Latency);

    /// <summary>The device file's name.</summary>
    public string Device => _device.Name;

    /// <summary>What it can be given to do wrong.</summary>
    public IReadOnlyList<Fault> Faults => _device.IsServer ? ServerFaults.All : FaultCatalogue.All;

    /// <summary>Every case about it, and whether it applies.</summary>
    public IReadOnlyList<PlannedCase> Plan { get; }

    /// <summary>Probes a device without faults and plans.</summary>
    /// <param name="device">A device file with the adapter <c>reference</c>.</param>
    /// <param name="cases">What may be played.</param>
    /// <exception cref="InvalidOperationException">The reference device did not register: a bug of ours.</exception>
    public static Stage Set(LoadedSuite suite, DeviceDescription device, IReadOnlyList<BoundCase> cases)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(device);

        var pics = new PicsAnswers(suite.Profile, device, ManualControl.EveryAction);
        var settings = new CaseSettings
        {
            Profile = suite.Profile,
            Device = device,
            Pics = pics.All,
            Tolerance = DeviceTerms.Tolerance(device),
            Files = suite.Folders.Files,
        };
        var hands = Hands.Embedded(device, suite.Objects, fault: null);
        var bench = DeviceTerms.Bench(device, suite.Objects, hands);
        var never = InWorld(PlainWorlds, Seeds.Of(0, "probe"), bench, at => device.IsServer
            ? new ServerProbe(at).RunAsync(hands.Reachable.Asks, CancellationToken.None)
            : new Probe(at, settings, EngineVerbs.Table, pics).RunAsync(CancellationToken.None));
        return never is null
            ? new(suite, device, settings, [.. cases.Where(test => device.Iuts.Contains(test.Iut)).Select(test => CasePlan.Of(test, pics, hands.Reachable))])
            : throw new InvalidOperationException($"the reference device '{device.Name}' cannot be probed: {never}");
    }

    /// <summary>Plays one case against a fresh device.</summary>
    /// <param name="test">A case that applies.</param>
    /// <param name="worlds">Where: <see cref="PlainWorlds"/>, or a network that impairs.</param>
    /// <param name="seed">Of all randomness.</param>
    /// <param name="fault">What the device does wrong; <see langword="null"/> for nothing.</param>
    /// <returns>The record; verdict <c>error</c> for an exception of the harness or the device.</returns>
    public CaseRecord Play(BoundCase test, IWorlds worlds, long seed, Fault? fault)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(worlds);

        var bench = DeviceTerms.Bench(_device, _suite.Objects, Hands.Embedded(_device, _suite.Objects, fault));
        try
        {
            var result = InWorld(
                worlds, Seeds.Of(seed, test.Id), bench, at => new CaseRun(test, at, _settings, EngineVerbs.Table, claims: []).RunAsync(TimeSpan.Zero, CancellationToken.None));
            return Records.Repeatable(result.Record, isVirtual: true);
        }
#pragma warning disable CA1031 // a world that breaks is the harness's error, and the other plays go on
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return Records.Unrun(test, Outcome.Error, $"the harness failed: {bug.GetType().Name}: {bug.Message}");
        }
    }

    private static T InWorld<T>(IWorlds worlds, int seed, BenchSettings settings, Func<TestBench, Task<T>> act)
    {
        using var world = worlds.Create(seed);
        return world.Loop.Run(async () =>
        {
            await using var bench = await TestBench.OpenAsync(world, settings);
            return await act(bench);
        });
    }
}
