using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class DeleteVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "delete",
        Kind = "operation",
        Summary = "Deletes an object instance (from 1.2 also a resource instance).",
        Example = """
            - delete: $(created.location)
            """,
        Target = Definitions.Path(1, 4),
        Fields = [.. Definitions.OperationFields],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context) =>
        PathOf(context) is { } path ? Basic(context, OperationKind.Delete, path.ToString()) : null;
}
