using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Clients;

public sealed class DeregisterVerb : ClientVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "deregister",
        Kind = "client",
        Summary = "Our client ends a registration.",
        Example = """
            - deregister: $(reg.location)
              expect: { code: 2.02 }
            """,
        Target = new FieldType.Text(),
        Fields = [.. ClientFields],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        return Sent(context, OperationKind.Deregister, context.TargetText, [], null, default);
    }
}
