using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Clients;

public sealed class BootstrapPackRequestVerb : ClientVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "bootstrap-pack-request",
        Kind = "client",
        Summary = "Our client asks the bootstrap server under test for a pack (LwM2M 1.2).",
        Example = """
            - bootstrap-pack-request:
              accept: senml-cbor
            """,
        Target = new FieldType.Empty(),
        Fields = [
            .. ClientFields, .. QueryFields, Definitions.Accept,
            new("endpoint", new FieldType.Text(), "Endpoint name; the client's own unless given."),
        ],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        var queries = QueryOf(context, ("ep", context.FieldText("endpoint") ?? ClientOf(context).Settings.Name));
        return Sent(context, OperationKind.BootstrapPackRequest, "/bspack", queries, null, default) with { Accept = FormatOf(context, "accept") };
    }
}
