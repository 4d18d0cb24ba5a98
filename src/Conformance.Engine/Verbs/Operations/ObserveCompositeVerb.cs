using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class ObserveCompositeVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "observe-composite",
        Kind = "operation",
        Summary = "Observes several paths together (FETCH with Observe).",
        Example = """
            - observe-composite: [/3/0/9, /3303/0/5700]
              as: observation
            """,
        Target = new FieldType.Items(),
        Fields = [.. Definitions.OperationFields, Definitions.Accept, Definitions.Format, Definitions.Query],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        if (CompositePayload.OfPaths(context) is not { } payload)
        {
            return null;
        }

        return Basic(context, OperationKind.ObserveComposite, "/") with { ContentFormat = payload.Format, Payload = payload.Octets };
    }
}
