using Conformance.Engine.Benches;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs;
using Conformance.Engine.Verbs.Events;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Values;
using Conformance.Roles;

namespace Conformance.Engine.States;

/// <summary>Brings a device into a preamble state, with what its control can do.</summary>
public static class StatePreparation
{
    private static readonly TimeSpan DefaultRegisterWithin = TimeSpan.FromSeconds(30);
    private const ushort ServerObject = 1;
    private const ushort ShortServerIdResource = 0;

    private static readonly HashSet<DeviceAction> Restarts = [DeviceAction.Start, DeviceAction.StartFresh, DeviceAction.PowerCycle, DeviceAction.FactoryReset];

    /// <returns>Why the state was not reached, or <see langword="null"/>.</returns>
    public static Task<string?> ReachAsync(StepContext context, string state) => state switch
    {
        PreambleStates.Registered => RegisteredAsync(context),
        PreambleStates.Unregistered => StoppedAsync(context, factoryFresh: false),
        PreambleStates.FactoryFresh => StoppedAsync(context, factoryFresh: true),
        PreambleStates.TwoServers => TwoServers.ReachAsync(context),
        _ => throw new NotSupportedException($"no preparation for state '{state}'"),
    };

    /// <summary>Presses a button and keeps book of what that did to the device.</summary>
    /// <returns>Why it was not done, or <see langword="null"/>.</returns>
    public static async Task<string?> ActAsync(StepContext context, DeviceAction action, ActionArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(context);

        var bench = context.Bench;
        if (!bench.Control.Actions.Contains(action))
        {
            return $"the device control has no action '{DeviceActions.NameOf(action)}'";
        }

        var result = await bench.Control.PerformAsync(action, arguments, context.CancellationToken);
        context.Run.Recorder.Pressed(action, arguments, result);
        if (!result.Done)
        {
            return $"'{DeviceActions.NameOf(action)}' was not done: {result.Reason}";
        }

        if (Restarts.Contains(action))
        {
            bench.ForgetReceived();
        }

        (bench.Running, bench.FactoryFresh) = action switch
        {
            DeviceAction.Start => (true, false),
            DeviceAction.StartFresh => (true, true),
            DeviceAction.Stop => (false, bench.FactoryFresh),
            DeviceAction.FactoryReset => (bench.Running, true),
            _ => (bench.Running, bench.FactoryFresh),
        };
        return null;
    }

    /// <summary>How long a device may take to a state.</summary>
    public static TimeSpan WithinOf(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.FieldDuration("within")
            ?? (context.Run.Pixit("register-within") is { } declared ? StepContext.AsDuration(declared, context.Step.Span) : DefaultRegisterWithin);
    }

    private static async Task<string?> RegisteredAsync(StepContext context)
    {
        var bench = context.Bench;
        var within = WithinOf(context);
        var restarts = bench.Control.Actions.Contains(DeviceAction.Start);
        if (bench.Server.Registration is null || bench.Dirty || (bench.FactoryFresh && restarts))
        {
            var from = bench.Now;
            if (restarts && await RestartedAsync(context) is { } reason)
            {
                return reason;
            }

            var deadline = from + context.Run.Settings.Tolerance.Latest(within) + context.Run.Link.Late;
            if (await RegistersAsync(context, RoleNames.Server, from, deadline) is { } absent)
            {
                return bench.Dirty && !restarts
                    ? $"the clean-up of an earlier case failed, nothing can restart the device, and by itself {absent} within {Window.Seconds(within)}"
                    : $"{absent} within {Window.Seconds(within)}";
            }

            bench.Dirty = false;
            bench.Recovered?.Invoke();
        }

        context.Run.ServerInstance = await OwnInstanceAsync(context, RoleNames.Server);
        context.Run.SecondInstance = bench.OpenedSecond?.Registration is null ? null : await OwnInstanceAsync(context, RoleNames.Second);
        return null;
    }

    /// <summary>Waits for a Register that we accept; one that we refuse (no link format in it) is passed over.</summary>
    /// <returns>What did not happen, or <see langword="null"/>.</returns>
    public static async Task<string?> RegistersAsync(StepContext context, string role, TimeSpan from, TimeSpan deadline)
    {
        RegisterEvent? refused = null;
        while (await context.Run.Inbox.TakeAsync(seen => seen is RegisterEvent && seen.Role == role && seen.Time >= from, deadline, context.CancellationToken) is RegisterEvent came)
        {
            context.EndedAt = came.Time;
            if (came.Reply?.Code.IsSuccess ?? false)
            {
                return null;
            }

            refused = came;
        }

        return refused is null
            ? role == RoleNames.Server ? "the device did not register" : "the device did not register with the second server"
            : $"the device sent no Register that can be accepted ({refused.LinksError?.ToString() ?? "refused"})";
    }

    private static async Task<string?> RestartedAsync(StepContext context)
    {
        if (context.Bench.Running && await ActAsync(context, DeviceAction.Stop, ActionArguments.None) is { } stuck)
        {
            return stuck;
        }

        context.Bench.ForgetRegistrations();
        return await ActAsync(context, DeviceAction.Start, ActionArguments.None);
    }

    /// <summary>Switches the device off.</summary>
    /// <param name="factoryFresh">Whether it is to have a bootstrap account alone when it is switched on next.</param>
    public static async Task<string?> StoppedAsync(StepContext context, bool factoryFresh)
    {
        var bench = context.Bench;
        if (bench.Running && await ActAsync(context, DeviceAction.Stop, ActionArguments.None) is { } stuck)
        {
            return stuck;
        }

        bench.ForgetRegistrations();
        bench.FactoryFresh = factoryFresh;
        bench.Dirty = false; // what comes next switches it on anew
        return null;
    }

    // Devices number their accounts as they like; ours is the one that holds our Short Server ID (Core 1.1 §6.2, object 1 resource 0).
    private static async Task<string?> OwnInstanceAsync(StepContext context, string role)
    {
        var accounts = context.Bench.ServerOf(role).Registration?.Instances.Where(path => path.ObjectId == ServerObject).ToList() ?? [];
        if (accounts.Count < 2)
        {
            return accounts.Count == 1 ? accounts[0].ToString() : null;
        }

        var wanted = context.Run.ShortServerIdOf(role) is Scripting.Expressions.Value.Number number ? (long)number.Content : 1;
        foreach (var account in accounts)
        {
            var request = new OperationRequest
            {
                Kind = OperationKind.Read,
                Path = account.Child(ShortServerIdResource).ToString(),
                Within = context.Run.ResponseWithin + context.Run.Link.Late,
            };
            var result = await Exchanges.PerformAsync(context, role, request);
            if (result?.Entries is [{ Value: Lwm2mValue.Integer id }] && id.Value == wanted)
            {
                return account.ToString();
            }
        }

        return accounts[0].ToString();
    }
}
