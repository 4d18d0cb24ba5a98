using Conformance.Engine.Benches;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Claims;

/// <summary>What a case claims, read from its steps before it runs; <c>claims</c> adds what does not follow from them.</summary>
/// <remarks>A path that is known only when the case runs stands for the whole tree.</remarks>
public sealed class CaseClaims
{
    private static readonly Dictionary<string, Claim> Declared = new(StringComparer.Ordinal)
    {
        ["dut"] = Placeless(ClaimArea.Session, ClaimMode.Exclusive),
        ["session"] = Placeless(ClaimArea.Session, ClaimMode.Exclusive),
        ["reboot"] = Placeless(ClaimArea.Session, ClaimMode.Exclusive),
        ["talk"] = Placeless(ClaimArea.Talk, ClaimMode.Shared),
        ["quiet"] = Placeless(ClaimArea.Talk, ClaimMode.Quiet),
        ["dut-con"] = Placeless(ClaimArea.DeviceConfirmable, ClaimMode.Exclusive),
    };

    private readonly HashSet<Claim> _claims = [Placeless(ClaimArea.Session, ClaimMode.Shared)];
    private readonly ClaimScope _scope;

    private CaseClaims(IReadOnlyDictionary<string, Value> pixit) => _scope = new ClaimScope(pixit);

    /// <summary>Inferred and declared claims together, none of them part of another.</summary>
    /// <param name="pixit">Parameters of the device; without them a path that names one stands for the whole tree.</param>
    public static IReadOnlyList<Claim> Of(BoundCase test, IReadOnlyDictionary<string, Value> pixit)
    {
        ArgumentNullException.ThrowIfNull(test);
        var declared = test.Claims.Select(word => Declared[word]).ToList();
        var quiet = declared.Exists(claim => claim.Mode == ClaimMode.Quiet); // what it says before and after its silence does not make it a talker
        return Sorted(Inferred(test, pixit).Where(claim => !quiet || claim.Area != ClaimArea.Talk).Concat(declared));
    }

    /// <summary>What follows from the steps alone.</summary>
    public static IReadOnlyList<Claim> Inferred(BoundCase test, IReadOnlyDictionary<string, Value> pixit)
    {
        ArgumentNullException.ThrowIfNull(test);

        var claims = new CaseClaims(pixit);
        foreach (var (name, value) in test.Vars)
        {
            if (claims.Evaluate(value) is { } known)
            {
                claims._scope.Bind(name, known);
            }
        }

        claims.Collect([.. test.Preconditions, .. test.Steps, .. test.Cleanup]);
        return Sorted(claims._claims);
    }

    /// <summary>The claim that a word of <c>claims</c> stands for.</summary>
    public static Claim OfWord(string word) => Declared[word];

    private static Claim Placeless(string area, ClaimMode mode) => new(area, mode, Lwm2mPath.Root);

    private static IReadOnlyList<Claim> Sorted(IEnumerable<Claim> claims)
    {
        var all = claims.ToHashSet();
        return
        [
            .. all
                .Where(claim => !all.Any(other => other != claim && claim.IsWithin(other)))
                .OrderBy(claim => claim.Area, StringComparer.Ordinal)
                .ThenBy(claim => claim.Path.ToString(), StringComparer.Ordinal),
        ];
    }

    private void Collect(IReadOnlyList<BoundStep> steps)
    {
        foreach (var step in steps)
        {
            if (step.Verb.Name == "repeat")
            {
                CollectRounds(step);
                continue;
            }

            Add(step);
            foreach (var inner in step.Inner)
            {
                Collect(inner);
            }
        }
    }

    // What a loop claims is what its rounds claim, where the list is known; else its name stays unknown, and with it the paths.
    private void CollectRounds(BoundStep step)
    {
        var name = step.Target is BoundValue target && Evaluate(target) is Value.Text text ? text.Content : string.Empty;
        var items = step.Fields.GetValueOrDefault("in") is BoundValue list ? Evaluate(list) : null;
        var rounds = items is Value.List { Content: var known } ? known : Enumerable.Repeat<Value?>(null, 1);
        foreach (var item in rounds)
        {
            if (item is null)
            {
                _scope.Unbind(name);
            }
            else
            {
                _scope.Bind(name, item);
            }

            foreach (var inner in step.Inner)
            {
                Collect(inner);
            }
        }
    }

    private void Add(BoundStep step)
    {
        var verb = step.Verb.Name;
        var word = WordOf(step);
        foreach (var rule in ClaimRule.All.Where(rule => rule.Verb == verb && (rule.Words.Length == 0 || rule.Words.Split(' ').Contains(word))))
        {
            var area = rule.Area == ClaimRule.AwaitedEvent ? word : rule.Area;
            _claims.UnionWith(Paths(step, rule.Place).Select(path => new Claim(area, rule.Mode, path)));
        }

        foreach (var effect in PathEffect.All)
        {
            var touched = Paths(step, verb == "write-composite" ? ClaimPlace.Values : ClaimPlace.Target);
            if (touched.Any(path => effect.Applies(verb, path)))
            {
                _claims.Add(Placeless(effect.Area, effect.Mode));
            }
        }

        AddByFields(step, verb, word);
        if (verb == "create" && Text(step, "as") is { } made && Paths(step, ClaimPlace.Target) is [var parent, ..])
        {
            _scope.Bind(made, new Value.Map(new Dictionary<string, Value> { ["location"] = new Value.Text(parent.ToString()) }));
        }
    }

    private void AddByFields(BoundStep step, string verb, string word)
    {
        if (step.Verb.Kind is "operation" or "bootstrap" or "raw" || verb is "alive" or "conform")
        {
            _claims.Add(Placeless(ClaimArea.Talk, ClaimMode.Shared));
        }

        if (step.Fields.ContainsKey("block1") || step.Fields.ContainsKey("block2"))
        {
            _claims.Add(Placeless(ClaimArea.Blocks, ClaimMode.Exclusive));
        }

        // What one server may see of another, and who is a stranger, is tried with nobody else about.
        if (step.Fields.ContainsKey("faults") || Text(step, "at") == RoleNames.Second)
        {
            _claims.Add(Placeless(ClaimArea.Session, ClaimMode.Exclusive));
        }

        // A reply of our own to a request of the device may keep it waiting, and it has one to wait for.
        if (verb == "await" && step.Fields.ContainsKey("reply"))
        {
            _claims.Add(Placeless(ClaimArea.DeviceConfirmable, ClaimMode.Exclusive));
        }

        if (verb is "await" or "never" && word == "notify" && !step.Fields.ContainsKey("of"))
        {
            _claims.Add(Placeless("notify", ClaimMode.Exclusive));
        }
    }

    private string WordOf(BoundStep step) => step.Verb.Name == "request"
        ? Text(step, "method") ?? "GET"
        : step.Target is BoundValue target && Evaluate(target) is Value.Text text ? text.Content : string.Empty;

    private string? Text(BoundStep step, string field) =>
        step.Fields.GetValueOrDefault(field) is BoundValue value && Evaluate(value) is Value.Text text ? text.Content : null;

    private IReadOnlyList<Lwm2mPath> Paths(BoundStep step, ClaimPlace place) => place switch
    {
        ClaimPlace.None => [Lwm2mPath.Root],
        ClaimPlace.Alive => [Lwm2mPath.Of(3, 0, 16)],
        ClaimPlace.Target => PathsIn(step.Target),
        ClaimPlace.Instance => [.. PathsIn(step.Target).Select(path => path.ObjectId is 1 or 3 || path.Depth < 2 ? path : path.Cut(2))],
        ClaimPlace.PathField => PathsIn(step.Fields.GetValueOrDefault("path")),
        ClaimPlace.PathsField => PathsIn(step.Fields.GetValueOrDefault("paths")),
        ClaimPlace.Values => PathsIn(step.Fields.GetValueOrDefault("values") ?? step.Target),
        _ => throw new NotSupportedException($"no paths for {place}"),
    };

    private IReadOnlyList<Lwm2mPath> PathsIn(Bound? bound) => bound switch
    {
        BoundMap map => [.. map.Entries.Select(entry => PathOf(Evaluate(entry.Key)))],
        BoundValue value when Evaluate(value) is Value.List list => [.. list.Content.Select(PathOf)],
        BoundValue value => [PathOf(Evaluate(value))],
        _ => [Lwm2mPath.Root],
    };

    private static Lwm2mPath PathOf(Value? value) =>
        value is Value.Text { Content: var text } && Lwm2mPath.TryParse(text, out var path) ? path : Lwm2mPath.Root;

    private Value? Evaluate(BoundValue value)
    {
        try
        {
            return value.Evaluate(_scope);
        }
        catch (EvaluationException)
        {
            return null;
        }
    }
}
