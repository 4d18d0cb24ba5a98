using Conformance.Engine.Benches;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.Security;
using Conformance.Engine.Verbs.Events;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.States;

/// <summary>Gives a fresh device accounts for both our servers, and says who may do what, in a bootstrap of ours (Core 1.1 §6.1.3, §8.1.3).</summary>
/// <remarks>Whatever the case does not name belongs to the first server, and everybody may read it; each server owns its own account.</remarks>
public static class TwoServers
{
    private const ushort SecurityObject = 0;
    private const ushort ServerObject = 1;
    private const ushort AccessObject = 2;
    private const ushort OscoreObject = 21;
    private const int BootstrapServer = 65535;
    private const int WholeObject = 65535;
    private const int DefaultLifetime = 300;
    private const string Letters = "RWEDC";

    private static readonly TimeSpan DefaultBootstrapWithin = TimeSpan.FromSeconds(60);

    /// <summary>Objects that no server can reach, or that say themselves who may.</summary>
    private static readonly HashSet<ushort> Apart = [SecurityObject, AccessObject, OscoreObject];

    /// <returns>Why the state was not reached, or <see langword="null"/>.</returns>
    public static async Task<string?> ReachAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var (bench, run) = (context.Bench, context.Run);
        var servers = new[] { (Name: RoleNames.Server, bench.Server.Settings.Uri), (Name: RoleNames.Second, bench.Second.Settings.Uri) };
        if (await StatePreparation.StoppedAsync(context, factoryFresh: true) is { } stuck)
        {
            return stuck;
        }

        run.Provisioned = true;
        var from = bench.Now;
        if (await StatePreparation.ActAsync(context, DeviceAction.StartFresh, ActionArguments.None) is { } reason)
        {
            return reason;
        }

        if (await ProvisionedAsync(context, servers, Deadline(context, from, BootstrapWithin(context))) is { } failed)
        {
            return failed;
        }

        var within = StatePreparation.WithinOf(context);
        var deadline = Deadline(context, bench.Now, within);
        foreach (var (name, _) in servers)
        {
            if (await StatePreparation.RegistersAsync(context, name, from, deadline) is { } absent)
            {
                return $"{absent} within {Window.Seconds(within)} of the bootstrap";
            }
        }

        return null;
    }

    private static async Task<string?> ProvisionedAsync(StepContext context, (string Name, Uri Uri)[] servers, TimeSpan deadline)
    {
        var (bench, run) = (context.Bench, context.Run);
        if (await run.Inbox.TakeAsync(seen => seen is BootstrapRequestEvent, deadline, context.CancellationToken) is null)
        {
            return "the device did not ask to be bootstrapped";
        }

        var (there, undone) = await BootstrapTalk.InstancesAsync(context);
        if (there is null)
        {
            return undone?.Reason;
        }

        var writes = new List<(Lwm2mPath Path, Value.Map Values)>();
        var accounts = new List<Lwm2mPath>();
        foreach (var (name, uri) in servers)
        {
            var (ssid, account) = (run.ShortServerIdOf(name), Taken(there, ServerObject));
            accounts.Add(Taken(there, SecurityObject));
            writes.Add((accounts[^1], Map(
                [("0", Text(uri.ToString().TrimEnd('/'))), ("1", Text("false")), .. AccountSecurity.Of(bench.Credentials, bench.Credentials.Given.Mode).Select(field => ($"{field.Key}", field.Value)), ("10", ssid)])));
            writes.Add((account, Map(("0", ssid), ("1", run.Pixit("lifetime") ?? Number(DefaultLifetime)), ("6", Text("false")), ("7", Text("U")))));
            (run.ServerInstance, run.SecondInstance) = name == RoleNames.Server ? (account.ToString(), run.SecondInstance) : (run.ServerInstance, account.ToString());
        }

        var named = Named(context);
        var instances = named.Select(_ => Taken(there, AccessObject)).ToList();
        var rules = named.Select((access, index) => (instances[index], access.Values)).ToList();
        foreach (var instance in there.Where(path => !Apart.Contains(path.ObjectId!.Value) && !named.Exists(access => access.Path == path)).OrderBy(path => path.ObjectId).ThenBy(path => path.InstanceId).ToList())
        {
            var owner = instance.ToString() == run.SecondInstance ? RoleNames.Second : RoleNames.Server;
            var rights = instance.ObjectId == ServerObject ? null : Map(("default", Text("R")));
            rules.Add((Taken(there, AccessObject), Rights(run, instance, owner, rights)));
        }

        context.Capture(Map(("instances", Paths(instances)), ("accounts", Paths(accounts))));
        return (await BootstrapTalk.WriteAsync(context, writes, rules))?.Reason;
    }

    /// <summary>What the case says of rights: where, and the Access Control instance that says it.</summary>
    private static List<(Lwm2mPath Path, Value.Map Values)> Named(StepContext context)
    {
        var named = new List<(Lwm2mPath Path, Value.Map Values)>();
        foreach (var (key, value) in (context.Field("access") as Value.Map)?.Content ?? new Dictionary<string, Value>())
        {
            if (!Lwm2mPath.TryParse(key, out var path) || value is not Value.Map rights)
            {
                throw new EvaluationException(context.Step.Span, $"'{key}: {value.ToDisplay()}' gives no rights; write /3303/0: {{ owner: server, second: R }}");
            }

            var of = path.Cut(Math.Min(path.Depth, 2));
            named.Add((of, Rights(context.Run, of, StepContext.Text(rights.Content.GetValueOrDefault("owner", Text(RoleNames.Server))), rights)));
        }

        return named;
    }

    private static Value.Map Rights(CaseRun run, Lwm2mPath of, string owner, Value.Map? rights)
    {
        var entries = (rights?.Content ?? new Dictionary<string, Value>())
            .Where(entry => entry.Key != "owner")
            .Select(entry => (Index(run, entry.Key), (Value)Number(Bits(StepContext.Text(entry.Value)))))
            .ToArray();
        return Map(
        [
            ("0", Number(of.ObjectId!.Value)),
            ("1", Number(of.InstanceId ?? WholeObject)),
            ("3", owner == RoleNames.Bootstrap ? Number(BootstrapServer) : run.ShortServerIdOf(owner)),
            .. entries.Length == 0 ? Array.Empty<(string, Value)>() : [("2", Map(entries))],
        ]);
    }

    private static string Index(CaseRun run, string who) => who switch
    {
        "default" => "0",
        RoleNames.Server or RoleNames.Second => StepContext.Text(run.ShortServerIdOf(who)),
        _ => who,
    };

    private static int Bits(string letters) => letters.Where(Letters.Contains).Sum(letter => 1 << Letters.IndexOf(letter, StringComparison.Ordinal));

    /// <summary>Takes the lowest instance that is free.</summary>
    private static Lwm2mPath Taken(HashSet<Lwm2mPath> there, ushort objectId)
    {
        var free = Enumerable.Range(0, ushort.MaxValue).Select(id => Lwm2mPath.Of(objectId, (ushort)id)).First(path => !there.Contains(path));
        there.Add(free);
        return free;
    }

    private static TimeSpan Within(StepContext context) => context.Run.ResponseWithin + context.Run.Link.Late;

    private static TimeSpan BootstrapWithin(StepContext context) =>
        context.Run.Pixit("bootstrap-within") is { } declared ? StepContext.AsDuration(declared, context.Step.Span) : DefaultBootstrapWithin;

    private static TimeSpan Deadline(StepContext context, TimeSpan from, TimeSpan within) => from + context.Run.Settings.Tolerance.Latest(within) + context.Run.Link.Late;

    private static Value.List Paths(IEnumerable<Lwm2mPath> paths) => new([.. paths.Select(path => Text(path.ToString()))]);

    private static Value.Text Text(string text) => new Value.Text(text);

    private static Value.Number Number(int number) => new Value.Number(number);

    private static Value.Map Map(params (string Key, Value Value)[] fields) => new(fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));
}
