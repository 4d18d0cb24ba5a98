using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class WriteCompositeVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "write-composite",
        Kind = "operation",
        Summary = "Writes several paths in one request (iPATCH), all or none.",
        Example = """
            - write-composite:
              values: { /3/0/14: "+02", /3/0/15: Europe/Oslo }
            """,
        Target = new FieldType.Empty(),
        Fields = [.. Definitions.OperationFields, Definitions.Values, Definitions.Payload, Definitions.Format],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context) =>
        PayloadEncoder.Encode(context, Lwm2mPath.Root, Lwm2mPath.Root, _ => FormatChoice.ForComposite(context.Run.Settings)) is { } payload
            ? Basic(context, OperationKind.WriteComposite, "/") with { ContentFormat = payload.Format, Payload = payload.Octets }
            : null;
}
