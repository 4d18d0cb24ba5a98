using System.Globalization;
using Conformance.Engine.Benches;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.Security;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.States;

/// <summary>A bootstrap of ours that gives a fresh device one account, secured as a case wants it.</summary>
public static class Provision
{
    private const ushort SecurityObject = 0;
    private const ushort ServerObject = 1;
    private const ushort ContextObject = 21;
    private const int DefaultLifetime = 300;
    private static readonly TimeSpan DefaultBootstrapWithin = TimeSpan.FromSeconds(60);

    /// <summary>Switches the device on with nothing but its bootstrap account and waits until it asks.</summary>
    /// <returns>Why it did not come to that, or <see langword="null"/>.</returns>
    public static async Task<string?> BeginAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (await StatePreparation.StoppedAsync(context, factoryFresh: true) is { } stuck)
        {
            return stuck;
        }

        var (run, from) = (context.Run, context.Bench.Now);
        run.Provisioned = true;
        if (await StatePreparation.ActAsync(context, DeviceAction.StartFresh, ActionArguments.None) is { } reason)
        {
            return reason;
        }

        var within = run.Pixit("bootstrap-within") is { } declared ? StepContext.AsDuration(declared, context.Step.Span) : DefaultBootstrapWithin;
        var deadline = from + run.Settings.Tolerance.Latest(within) + run.Link.Late;
        return await run.Inbox.TakeAsync(seen => seen is BootstrapRequestEvent && seen.Time >= from, deadline, context.CancellationToken) is null
            ? "the device did not ask to be bootstrapped"
            : null;
    }

    /// <summary>Writes both halves of the account and finishes.</summary>
    /// <param name="role">Whose account it is.</param>
    /// <param name="mode">How it is secured.</param>
    /// <param name="security">Resources of object 0 that are to be other than usual.</param>
    /// <param name="terms">Resources of object 1 that are.</param>
    /// <param name="isGuarded">Whether the account links to a context that is drawn for it.</param>
    /// <returns>The operation that was refused with what it was answered, or that was not answered; <see langword="null"/> when all were done.</returns>
    public static async Task<Undone?> WriteAsync(StepContext context, string role, string mode, Value.Map? security, Value.Map? terms, bool isGuarded = false)
    {
        ArgumentNullException.ThrowIfNull(context);

        var (there, undone) = await BootstrapTalk.InstancesAsync(context);
        if (there is null)
        {
            return undone;
        }

        var (bench, run) = (context.Bench, context.Run);
        var server = Free(there, ServerObject);
        run.ServerInstance = role == RoleNames.Server ? server.ToString() : run.ServerInstance;
        var ssid = run.ShortServerIdOf(role);
        var uri = bench.UriOf(bench.SeatOf(role), mode != DeviceSecurity.None).ToString().TrimEnd('/');
        var linked = isGuarded ? Free(there, ContextObject) : default(Lwm2mPath?);
        (string, Value)[] link = linked is { } context21 ? [("17", new Value.Text($"{ContextObject}:{context21.InstanceId}"))] : [];
        var halves = new List<(Lwm2mPath Path, Value.Map Values)>
        {
            (Free(there, SecurityObject), With(security, [("0", new Value.Text(uri)), ("1", new Value.Text("false")), .. AccountSecurity.Of(bench.Credentials, mode).Select(field => (field.Key.ToString(CultureInfo.InvariantCulture), field.Value)), ("10", ssid), .. link])),
            (server, With(terms, [("0", ssid), ("1", run.Pixit("lifetime") ?? new Value.Number(DefaultLifetime)), ("6", new Value.Text("false")), ("7", new Value.Text("U"))])),
        };
        if (linked is { } instance)
        {
            halves.Insert(0, (instance, new(AccountSecurity.OfContext(bench.Credentials.Contexts.Issue(role), bench.Credentials.Contexts.IsOpaque))));
        }

        return await BootstrapTalk.WriteAsync(context, halves);
    }

    private static Value.Map With(Value.Map? other, (string Key, Value Value)[] usual)
    {
        var values = usual.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var (key, value) in other?.Content ?? new Dictionary<string, Value>())
        {
            values[key] = value;
        }

        return new(values);
    }

    private static Lwm2mPath Free(HashSet<Lwm2mPath> there, ushort objectId) =>
        Enumerable.Range(0, ushort.MaxValue).Select(id => Lwm2mPath.Of(objectId, (ushort)id)).First(path => !there.Contains(path));
}
