using Conformance.Engine.Running;
using Conformance.Model;

namespace Conformance.Engine.Control;

/// <summary>A person presses the buttons and says when it is done.</summary>
public sealed class ManualControl(ControlTarget target, Func<string, CancellationToken, Task<OperatorAnswer>> ask) : IDeviceControl
{
    public static IReadOnlySet<DeviceAction> EveryAction { get; } = Enum.GetValues<DeviceAction>().ToHashSet();

    public IReadOnlySet<DeviceAction> Actions => EveryAction;

    public Observer Observer => Observer.Operator;

    public Action<string>? Died { get; set; }

    public async Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return await ask(Instruction(action, arguments), cancellationToken) switch
        {
            OperatorAnswer.Yes => ActionResult.Ok,
            OperatorAnswer.No => ActionResult.Failed("the operator said it did not work"),
            _ => ActionResult.Failed("the operator said it cannot be done"),
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Instruction(DeviceAction action, ActionArguments arguments) => action switch
    {
        DeviceAction.Start => $"Switch the device on, configured for {target.Server} as '{target.Endpoint}'. Done?",
        DeviceAction.StartFresh => $"Switch the device on with only a bootstrap account for {target.Bootstrap} as '{target.Endpoint}'. Done?",
        DeviceAction.Stop => "Switch the device off. Done?",
        DeviceAction.PowerCycle => "Take the device's power away and give it back. Done?",
        DeviceAction.FactoryReset => "Reset the device to its factory state. Done?",
        DeviceAction.Set => $"Make the device's {arguments.Path} become {arguments.Value}. Done?",
        DeviceAction.Send => $"Make the device send {arguments} with the Send operation. Done?",
        DeviceAction.CutLink => $"Cut the device's link for {arguments}. Done?",
        DeviceAction.Move => "Give the device another network address. Done?",
        DeviceAction.Join => $"Let {arguments} join the gateway. Done?",
        DeviceAction.Leave => $"Let {arguments} leave the gateway. Done?",
        _ => throw new NotSupportedException($"no instruction for {action}"),
    };
}
