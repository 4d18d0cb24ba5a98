using Conformance.Engine.Running;
using Conformance.Roles;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs;

/// <summary>From a capture back to the observation it stands for.</summary>
public static class ObservationReference
{
    /// <returns><see langword="null"/> after reporting an error of the case: the capture is no established observation.</returns>
    public static Observation? Of(StepContext context, Value captured)
    {
        ArgumentNullException.ThrowIfNull(context);

        switch (captured)
        {
            case Value.Map { Origin: Observation observation }:
                return observation;
            case Value.Map { Origin: NotifyEvent notify }:
                return notify.Observation;
            default:
                if (context.Phase == Phase.Cleanup)
                {
                    return null; // an observation that was refused needs no end
                }

                context.Error("no observation was established there");
                return null;
        }
    }
}
