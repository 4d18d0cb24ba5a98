using Conformance.Coap.Options;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class DiscoverVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "discover",
        Kind = "operation",
        Summary = "Asks what is there and which attributes are attached.",
        Example = """
            - discover: /3/0
              expect: { code: 2.05, format: link-format }
            """,
        Target = Definitions.Path(1, 3),
        Fields = [.. Definitions.OperationFields, Definitions.Block2, new("depth", new FieldType.Number(0, 3), "Levels below the target (LwM2M 1.2).")],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        if (PathOf(context) is not { } path)
        {
            return null;
        }

        var depth = context.FieldNumber("depth");
        return Basic(context, OperationKind.Discover, path.ToString()) with
        {
            Accept = ContentFormat.LinkFormat,
            Queries = depth is null ? [] : [$"depth={depth}"],
        };
    }
}
