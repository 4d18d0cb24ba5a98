using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class ReadVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "read",
        Kind = "operation",
        Summary = "Reads an object, instance, resource or resource instance.",
        Example = """
            - read: /3/0/16
              accept: text
              expect: { code: 2.05, value: any }
            """,
        Target = Definitions.Path(1, 4, "R"),
        Fields = [.. Definitions.OperationFields, Definitions.Accept, Definitions.Block2],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context) =>
        PathOf(context) is { } path ? Basic(context, OperationKind.Read, path.ToString()) : null;
}
