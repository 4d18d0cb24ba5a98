using Conformance.Engine.Control;
using Conformance.Model;

namespace Conformance.Engine.Replays;

/// <summary>The hand on a recorded device: each button does what it did then, when it did.</summary>
public sealed class RecordedControls(IReadOnlySet<DeviceAction> actions, Replay replay) : IControls
{
    public IReadOnlySet<DeviceAction> Actions => actions;

    public IDeviceControl Create(ControlTarget target) => new Hand(actions, replay);

    private sealed class Hand(IReadOnlySet<DeviceAction> actions, Replay replay) : IDeviceControl
    {
        public IReadOnlySet<DeviceAction> Actions => actions;

        public Observer Observer => Observer.Adapter;

        public Action<string>? Died
        {
            get => replay.Died;
            set => replay.Died = value;
        }

        public async Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken)
        {
            var pressed = await replay.HappensAsync(HappeningKind.Button, Recorder.NameOf(action, arguments), cancellationToken);
            return pressed.Answer.Length == 0 ? ActionResult.Ok : ActionResult.Failed(pressed.Answer);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
