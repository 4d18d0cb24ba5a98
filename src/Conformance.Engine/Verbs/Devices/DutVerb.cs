using Conformance.Engine.Captures;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.States;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Devices;

public sealed class DutVerb : IVerb
{
    private const string Restart = "restart";

    /// <summary>Words after <c>dut:</c>; which device actions each needs.</summary>
    private static readonly Dictionary<string, IReadOnlyList<DeviceAction>> Words = new(StringComparer.Ordinal)
    {
        ["start"] = [DeviceAction.Start],
        ["stop"] = [DeviceAction.Stop],
        [Restart] = [DeviceAction.Stop, DeviceAction.Start],
        ["power-cycle"] = [DeviceAction.PowerCycle],
        ["factory-reset"] = [DeviceAction.FactoryReset],
        ["set"] = [DeviceAction.Set],
        ["send"] = [DeviceAction.Send],
        ["cut-link"] = [DeviceAction.CutLink],
        ["move"] = [DeviceAction.Move],
        ["join"] = [DeviceAction.Join],
        ["leave"] = [DeviceAction.Leave],
    };

    public VerbDefinition Definition { get; } = new()
    {
        Name = "dut",
        Kind = "control",
        Summary = "Presses a button on the device. A case whose buttons the device control does not have is not applicable.",
        Example = """
            - dut: set
              path: $(pixit.sensor.path)
              value: $(pixit.sensor.high)
            """,
        Target = new FieldType.Choice([.. Words.Keys]),
        Fields =
        [
            new("path", Definitions.Path(3, 4), "For set: which resource."),
            new("value", new FieldType.Any(), "For set: its new value."),
            new("paths", new FieldType.Items(), "For send: what to send."),
            new("for", new FieldType.Duration(), "For cut-link: how long."),
            new("device", new FieldType.Text(), "For join and leave: id of a device behind the gateway."),
        ],
    };

    /// <summary>What a word needs; a start after <c>factory-fresh</c> needs another button than one with an account.</summary>
    public static IReadOnlyList<DeviceAction> Needs(string word, bool factoryFresh) =>
        [.. Words[word].Select(action => action == DeviceAction.Start && factoryFresh ? DeviceAction.StartFresh : action)];

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        foreach (var action in Needs(context.TargetText, context.Bench.FactoryFresh))
        {
            context.ActedAt = context.Bench.Now;
            if (await StatePreparation.ActAsync(context, action, Arguments(context)) is { } reason)
            {
                context.Inconclusive(reason, context.Bench.Control.Observer);
                return;
            }
        }
    }

    private static ActionArguments Arguments(StepContext context) => new(
        context.FieldText("path"),
        context.Field("value") is { } value ? PlainText(context, value) : null,
        context.Field("paths") switch
        {
            Value.List list => [.. list.Content.Select(StepContext.Text)],
            null => null,
            { } one => [StepContext.Text(one)],
        },
        context.FieldDuration("for"),
        context.FieldText("device"));

    private static string PlainText(StepContext context, Value value)
    {
        var type = Lwm2mPath.TryParse(context.FieldText("path") ?? string.Empty, out var path) ? context.Bench.Server.Model.TypeOf(path) : null;
        return Lwm2mValues.FromValue(value, type)?.ToText() ?? StepContext.Text(value);
    }
}
