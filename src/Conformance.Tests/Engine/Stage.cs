using Conformance.Engine.Benches;
using Conformance.Engine.Campaigns;
using Conformance.Engine.Control;
using Conformance.Engine.Replays;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs;
using Conformance.Engine.Worlds;
using Conformance.Harness.Loading;
using Conformance.Lwm2m.Objects;
using Conformance.Model;
using Conformance.Scripting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;
using Conformance.Simulation.Impairments;
using Conformance.Tests.Roles;

namespace Conformance.Tests.Engine;

/// <summary>Loads small cases with the real catalogue and plays them against a scripted device in virtual time.</summary>
internal sealed class Stage
{
    public const string EndpointName = "urn:dev:ops:acme-0001";

    private static readonly SuiteFolders Folders = new(Bench.Root());
    private static readonly Profile Profile = LoadedSuite.LoadProfile(Folders, name: null, out _)!;
    private static readonly ObjectRegistry Objects = LoadedSuite.LoadObjects(Folders, out _)!;
    private static readonly CaseLoader Loader = new(EngineVerbs.Catalogue, new SuiteVocabulary(Profile, Objects));

    private readonly Dictionary<string, Ternary> _pics = new(StringComparer.Ordinal) { ["C.FMT.TEXT"] = Ternary.Yes, ["C.FMT.SENML-JSON"] = Ternary.Yes };

    public Plot Plot { get; } = new();

    public Dictionary<string, Value> Pixit { get; } = new(StringComparer.Ordinal)
    {
        ["endpoint"] = new Value.Text(EndpointName),
        ["register-within"] = new Value.Duration(TimeSpan.FromSeconds(5)),
        ["response-within"] = new Value.Duration(TimeSpan.FromSeconds(2)),
        ["short-server-id"] = new Value.Number(1),
    };

    public Tolerance Tolerance { get; set; } = new(TimeSpan.FromMilliseconds(500), 0.05);

    public Func<string, CancellationToken, Task<OperatorAnswer>>? Ask { get; set; }

    public bool Fresh { get; set; } = true;

    /// <summary>What the device declares.</summary>
    public string Lwm2m { get; set; } = "1.1";

    public long Seed { get; set; } = 1;

    public int Lanes { get; set; } = 1;

    public int Overlap { get; set; } = 1;
    /// <summary>The network, declared to be what it is; a quick one that nobody needs to know of unless given.</summary>
    public Impairment? Network { get; set; }

    /// <summary>Worlds with that network unless given.</summary>
    public IWorlds Worlds
    {
        get => field ?? (Network is { } impairment ? new VirtualWorlds(impairment) : new VirtualWorlds(TimeSpan.FromMilliseconds(1)));
        set;
    }

    public void Declare(string pics, Ternary answer) => _pics[pics] = answer;

    /// <summary>A whole case from its last part; DM-14 and DM-15 are MUST.</summary>
    public static string Text(string steps, string id = "C-DM-900", string requirements = "[DM-14, DM-15]", string head = "")
    {
        var preconditions = steps.StartsWith("preconditions:", StringComparison.Ordinal) ? "" : "preconditions:\n  - state: registered\n";
        var body = steps.StartsWith("preconditions:", StringComparison.Ordinal) || steps.StartsWith("steps:", StringComparison.Ordinal) ? steps : $"steps:\n{Indented(steps)}";
        return $"""
            id: {id}
            title: A small case
            purpose: Check that the engine tells the truth.
            requirements: {requirements}
            iut: client
            tester: [server, second, bootstrap]
            {head}

            """ + preconditions + body + "\n";
    }

    public static LoadedFile Load(string text, string id = "C-DM-900") => Loader.Load(text, $"client/management/{id}.yaml");

    /// <summary>Runs one case on a bench of its own.</summary>
    /// <param name="steps">Its steps, or its last part with <c>steps:</c> and what it needs of <c>preconditions:</c> and <c>cleanup:</c>.</param>
    public CaseRecord Play(string steps, string requirements = "[DM-14, DM-15]", CancellationToken cancellationToken = default)
    {
        var test = Bound(Text(steps, requirements: requirements));
        using var world = Worlds.Create(seed: 1);
        return world.Loop.Run(async () =>
        {
            await using var bench = await TestBench.OpenAsync(world, BenchSettings());
            var settings = new CaseSettings
            {
                Profile = Profile,
                Device = Device(),
                Pics = new PicsAnswers(Profile, Device(), Plot.Actions).All,
                Tolerance = Tolerance,
                Files = Folders.Files,
                Ask = Ask,
            };
            var result = await new CaseRun(test, bench, settings, EngineVerbs.Table, claims: []).RunAsync(TimeSpan.Zero, cancellationToken);
            return result.Record;
        });
    }

    /// <summary>Runs a campaign of whole cases: ids C-DM-900, C-DM-901 … in order.</summary>
    public CampaignResult Campaign(IReadOnlyList<string> texts, ICampaignWatcher? watcher = null, CancellationToken cancellationToken = default)
    {
        var cases = texts.Select((text, index) => Bound(text.Replace("C-DM-900", $"C-DM-{900 + index}", StringComparison.Ordinal), $"C-DM-{900 + index}"));
        var settings = new CampaignSettings
        {
            Cases = _ => [.. cases],
            Profile = Profile,
            Device = Device(),
            Bench = BenchSettings(),
            Worlds = Worlds,
            Seed = Seed,
            Lanes = Lanes,
            Overlap = Overlap,
            Tolerance = Tolerance,
            Files = Folders.Files,
            Selection = [],
            SuiteVersion = "test",
            Ask = Ask,
        };
        return new Campaign(settings, watcher ?? new Deaf()).Run(new Dictionary<string, CaseRecord>(), cancellationToken);
    }

    /// <summary>A case of its own campaign, with its recording.</summary>
    public CaseResult Recorded(string steps)
    {
        var kept = new Kept();
        Campaign([Text(steps)], kept);
        return kept.Results.Single();
    }

    /// <summary>Judges one attempt again by another text, or the same.</summary>
    public CaseResult? Replay(string text, CaseResult recorded, out Divergence? divergence)
    {
        var settings = new CaseSettings
        {
            Profile = Profile,
            Device = Device(),
            Pics = new PicsAnswers(Profile, Device(), Plot.Actions).All,
            Tolerance = Tolerance,
            Files = Folders.Files,
            Seed = Seed,
        };
        return new Replayer(settings, BenchSettings(), Plot.Actions).Play(Bound(text), recorded.Recording!, recorded.Record.StartedAt, out divergence);
    }

    public static BoundCase Bound(string text, string id = "C-DM-900")
    {
        var file = Load(text, id);
        return file.Diagnostics.Count == 0
            ? file.Cases[0]
            : throw new FormatException(string.Join('\n', file.Diagnostics) + "\n" + text);
    }

    private static string Indented(string steps) => string.Join('\n', steps.Split('\n').Select(line => $"  {line}"));

    private BenchSettings BenchSettings() => new()
    {
        Controls = new Controls(Plot),
        Objects = Objects,
        Endpoint = EndpointName,
        Lwm2m = Lwm2m,
        Lifetime = TimeSpan.FromSeconds(300),
    };

    private DeviceDescription Device() => new(
        "scripted", "Scripted device", Lwm2m, "U", _pics, Pixit, new("scripted", Lanes, Fresh, new Dictionary<string, string>(), "."));

    private sealed class Controls(Plot plot) : IControls
    {
        public IReadOnlySet<DeviceAction> Actions => plot.Actions;

        public IDeviceControl Create(ControlTarget target)
        {
            var device = new ScriptedDevice(plot).On(target);
            if (!plot.Actions.Contains(DeviceAction.Start))
            {
                device.SwitchOn();
            }

            return device;
        }
    }

    private sealed class Deaf : ICampaignWatcher
    {
        public void Waiting(Uri server, Uri bootstrap, string endpoint)
        {
        }

        public void Planned(RunRecord record, TimeSpan estimate)
        {
        }

        public void Started(string caseId)
        {
        }

        public void Finished(CaseResult result)
        {
        }
    }
}
