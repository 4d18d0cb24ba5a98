using Conformance.Coap.Options;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Clients;

public sealed class UpdateRegistrationVerb : ClientVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "update-registration",
        Kind = "client",
        Summary = "Our client updates a registration; with nothing that changed unless the step says more.",
        Example = """
            - update-registration: $(reg.location)
              with: { lt: 120 }
            """,
        Target = new FieldType.Text(),
        Fields = [.. ClientFields, .. QueryFields, Links, Definitions.Format, Definitions.Block1],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        var links = context.Field("links") is { } written ? PayloadEncoder.Raw(written) : default;
        return Sent(context, OperationKind.Update, context.TargetText, QueryOf(context), FormatOf(context, "format") ?? ContentFormat.LinkFormat, links);
    }
}
