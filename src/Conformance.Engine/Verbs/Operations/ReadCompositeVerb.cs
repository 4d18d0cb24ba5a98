using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class ReadCompositeVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "read-composite",
        Kind = "operation",
        Summary = "Reads several paths in one request (FETCH).",
        Example = """
            - read-composite: [/3/0/0, /1/0/1]
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

        return Basic(context, OperationKind.ReadComposite, "/") with { ContentFormat = payload.Format, Payload = payload.Octets };
    }
}
