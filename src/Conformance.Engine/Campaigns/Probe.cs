using System.Globalization;
using Conformance.Coap.Options;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Engine.States;
using Conformance.Engine.Verbs.Devices;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Model;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Campaigns;

/// <summary>Asks the device itself: what it registers, and which formats it answers in. Settles open questions and finds contradictions.</summary>
public sealed class Probe(TestBench bench, CaseSettings settings, VerbTable verbs, PicsAnswers pics)
{
    private const string Question = "PROBE";
    private const string Mandatory = "/3/0/16";

    private static readonly (string Pics, ContentFormat Format)[] Formats =
    [
        ("C.FMT.TEXT", ContentFormat.Text),
        ("C.FMT.CBOR", ContentFormat.Cbor),
        ("C.FMT.TLV", ContentFormat.Tlv),
        ("C.FMT.JSON", ContentFormat.Json),
        ("C.FMT.SENML-JSON", ContentFormat.SenmlJson),
        ("C.FMT.SENML-CBOR", ContentFormat.SenmlCbor),
        ("C.FMT.LWM2M-CBOR", ContentFormat.Lwm2mCbor),
    ];

    /// <summary>Questions that a Discover answers: whether an instance offers these resources.</summary>
    private static readonly (string Pics, ushort ObjectId, ushort[] Resources)[] Offers =
    [
        ("C.DEFAULT-PERIODS", 1, [2, 3]),
        ("C.DISABLE", 1, [4]),
        ("C.BS-TRIGGER", 1, [9]),
        ("C.DEVICE-IDENTITY", 3, [0, 1, 2]),
    ];

    private const ushort DeviceObject = 3;
    private static readonly Lwm2mPath Bearer = Lwm2mPath.Of(4, 0, 0);

    private static readonly (string Name, ushort Resource)[] Identifying = [("manufacturer", 0), ("model", 1), ("serial", 2), ("firmware", 3)];

    private readonly List<Finding> _contradictions = [];

    /// <summary>What the device itself contradicts.</summary>
    public IReadOnlyList<Finding> Contradictions => _contradictions;

    /// <summary>The registration that was probed.</summary>
    public Registration? Registration => bench.Server.Registration;

    /// <returns>Why the device could not be probed (it never appeared), or <see langword="null"/>.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        using var run = new CaseRun(EmptyCase(), bench, settings, verbs, claims: []);
        var sequence = new StepSequence(run, Phase.Preconditions, run.Scope, [], bench.Now);
        var context = new StepContext(run, sequence, StateStep(), run.Scope, cancellationToken);
        if (await StatePreparation.ReachAsync(context, PreambleStates.Registered) is { } reason)
        {
            return reason;
        }

        var registration = bench.Server.Registration!;
        pics.Instantiated = registration.Instances.Select(path => path.ObjectId!.Value).ToHashSet();
        Settle("C.REG", Ternary.Yes, "registered");
        CompareVersion(registration);
        var asked = pics.All.Keys.Where(id => id.StartsWith("C.OBJ.", StringComparison.Ordinal));
        foreach (var definition in asked.Union(registration.Objects.Select(path => $"C.OBJ.{path.ObjectId}")).ToList())
        {
            var announced = registration.Objects.Any(path => $"C.OBJ.{path.ObjectId}" == definition);
            // Objects 0, 21 and 23 are never announced (Core 1.1 §6.2.1), so their absence says nothing.
            if (announced || definition is not ("C.OBJ.0" or "C.OBJ.21" or "C.OBJ.23"))
            {
                Settle(definition, announced ? Ternary.Yes : Ternary.No, announced ? "its registration announces it" : "its registration does not announce it");
            }
        }

        foreach (var offers in Offers.GroupBy(offer => offer.ObjectId))
        {
            await DiscoverAsync(registration, offers.Key, [.. offers], cancellationToken);
        }

        await IdentifyAsync(registration, cancellationToken);
        await LocateAsync(registration, cancellationToken);
        foreach (var (id, format) in Formats.Where(entry => pics.All.GetValueOrDefault(entry.Pics)?.Value is null or Ternary.Unknown))
        {
            Settle(id, await AnswersInAsync(format, cancellationToken), $"a Read of {Mandatory} in {format} was tried");
        }

        return null;
    }

    private static BoundStep StateStep()
    {
        var verb = new StateVerb().Definition;
        return new(default, "state: registered", verb, new BoundLiteral(default, new Value.Text(PreambleStates.Registered), PreambleStates.Registered), new Dictionary<string, Bound>());
    }

    private static BoundCase EmptyCase() => new()
    {
        Id = Question,
        Title = "Probe",
        Purpose = string.Empty,
        Requirements = [],
        AppliesIf = null,
        Iut = "client",
        Testers = ["server"],
        Ets = [],
        Claims = [],
        Tag = "fast",
        LeastDuration = TimeSpan.Zero,
        Vars = [],
        Preconditions = [],
        Steps = [],
        Cleanup = [],
        File = string.Empty,
        Hash = string.Empty,
        Span = default,
    };

    private async Task DiscoverAsync(
        Registration registration, ushort objectId, IReadOnlyList<(string Pics, ushort ObjectId, ushort[] Resources)> offers, CancellationToken cancellationToken)
    {
        if (registration.Instances.Where(path => path.ObjectId == objectId).ToList() is not [var instance, ..])
        {
            return;
        }

        var request = new OperationRequest { Kind = OperationKind.Discover, Path = instance.ToString(), Within = ResponseWithin };
        var result = await bench.Server.PerformAsync(request, cancellationToken);
        if (result is not { Response.Code.IsSuccess: true, ContentError: null })
        {
            return;
        }

        var listed = result.Links.Select(link => registration.PathOf(link.Target)).ToHashSet();
        foreach (var (id, _, resources) in offers)
        {
            var paths = resources.Select(instance.Child).ToList();
            var offered = paths.All(path => listed.Contains(path));
            // A resource without a value may be offered and not be listed; only an executable one is always there (Core 1.1 §6.3.2).
            var seen = offered ? Ternary.Yes : paths.All(IsExecutable) ? Ternary.No : Ternary.Unknown;
            Settle(id, seen, $"a Discover of {instance} lists {(offered ? "it" : "nothing of the kind")}");
        }
    }

    private async Task IdentifyAsync(Registration registration, CancellationToken cancellationToken)
    {
        if (registration.Instances.Where(path => path.ObjectId == DeviceObject).ToList() is not [var instance, ..])
        {
            return;
        }

        var result = await bench.Server.PerformAsync(
            new OperationRequest { Kind = OperationKind.Read, Path = instance.ToString(), Within = ResponseWithin }, cancellationToken);
        pics.Identity = new SortedDictionary<string, string>(
            (from entry in result.Entries
             from known in Identifying
             where entry.Path == instance.Child(known.Resource) && entry.Value is Lwm2mValue.Text
             select (known.Name, Value: ((Lwm2mValue.Text)entry.Value!).Value))
            .DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.Value),
            StringComparer.Ordinal);
    }

    /// <summary>Over which bearer the device talks: a run over another one may end otherwise.</summary>
    private async Task LocateAsync(Registration registration, CancellationToken cancellationToken)
    {
        if (!registration.Instances.Contains(Bearer.Cut(2)))
        {
            return;
        }

        var result = await bench.Server.PerformAsync(
            new OperationRequest { Kind = OperationKind.Read, Path = Bearer.ToString(), Within = ResponseWithin }, cancellationToken);
        if (result.Entries.FirstOrDefault(entry => entry.Path == Bearer)?.Value is Lwm2mValue.Integer bearer)
        {
            pics.Identity = new SortedDictionary<string, string>(pics.Identity.ToDictionary(), StringComparer.Ordinal) { ["bearer"] = bearer.Value.ToString(CultureInfo.InvariantCulture) };
        }
    }

    private bool IsExecutable(Lwm2mPath path) => bench.Server.Model.Resource(path)?.IsExecutable ?? false;

    private async Task<Ternary> AnswersInAsync(ContentFormat format, CancellationToken cancellationToken)
    {
        var request = new OperationRequest { Kind = OperationKind.Read, Path = Mandatory, Accept = format, Within = ResponseWithin };
        var result = await bench.Server.PerformAsync(request, cancellationToken);
        return result.Response switch
        {
            { Code.IsSuccess: true } answered when answered.Options.ContentFormat == format || (answered.Options.ContentFormat is null && format == ContentFormat.Text) => Ternary.Yes,
            null => Ternary.Unknown,
            _ => Ternary.No,
        };
    }

    private TimeSpan ResponseWithin => bench.World.Declared.Late + DeclaredWithin;

    private TimeSpan DeclaredWithin =>
        settings.Device.Pixit.GetValueOrDefault("response-within") is { } value ? StepContext.AsDuration(value, default) : TimeSpan.FromSeconds(5);

    private void CompareVersion(Registration registration)
    {
        if (registration.Version != settings.Device.Lwm2m)
        {
            Contradict($"declared pics.lwm2m {settings.Device.Lwm2m}, but it registers with lwm2m={registration.Version}", settings.Device.Lwm2m, registration.Version ?? "absent");
        }
    }

    private void Settle(string id, Ternary seen, string why)
    {
        if (seen != Ternary.Unknown && pics.Probe(id, seen) is { } declared)
        {
            Contradict($"declared {id} {Word(declared)}, but {why}", Word(declared), Word(seen));
        }
    }

    private static string Word(Ternary answer) => answer.ToString().ToLowerInvariant();

    private void Contradict(string message, string declared, string seen) =>
        _contradictions.Add(new Finding(
            Verdict.None, Remark: true, message, declared, seen, [], string.Empty, Question, TimeSpan.Zero, TimeSpan.Zero, Observer.Wire));
}
