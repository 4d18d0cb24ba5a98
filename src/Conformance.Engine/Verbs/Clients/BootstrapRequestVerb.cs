using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Clients;

public sealed class BootstrapRequestVerb : ClientVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "bootstrap-request",
        Kind = "client",
        Summary = "Our client asks the bootstrap server under test for bootstrap.",
        Example = """
            - bootstrap-request:
              with: { pct: 112 }
              expect: { code: 2.04 }
            """,
        Target = new FieldType.Empty(),
        Fields = [.. ClientFields, .. QueryFields, new("endpoint", new FieldType.Text(), "Endpoint name; the client's own unless given.")],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        var queries = QueryOf(context, ("ep", context.FieldText("endpoint") ?? ClientOf(context).Settings.Name));
        return Sent(context, OperationKind.BootstrapRequest, "/bs", queries, null, default);
    }
}
