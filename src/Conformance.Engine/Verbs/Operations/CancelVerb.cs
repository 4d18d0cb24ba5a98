using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class CancelVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "cancel",
        Kind = "operation",
        Summary = "Ends an observation, by a request with Observe 1 or by a Reset of the next notification.",
        Example = """
            - cancel: $(observation)
              by: get
            """,
        Target = new FieldType.Reference(),
        Fields = [.. Definitions.OperationFields, Definitions.Accept, new("by", new FieldType.Choice(["get", "reset"]), "get (the default) sends Observe 1; reset answers the next notification with a Reset.")],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        if (ObservationReference.Of(context, context.Target) is not { } observation)
        {
            return null;
        }

        if (context.FieldText("by") == "reset")
        {
            observation.ResetNext = true;
            return null;
        }

        var kind = observation.Composite ? OperationKind.CancelObservationComposite : OperationKind.CancelObservation;
        var path = observation.Composite ? "/" : observation.Paths[0].ToString();
        var request = Basic(context, kind, path) with { Observation = observation };
        return observation.Composite && CompositePayload.Of(context, observation.Paths) is { } payload
            ? request with { ContentFormat = payload.Format, Payload = payload.Octets }
            : request;
    }
}
