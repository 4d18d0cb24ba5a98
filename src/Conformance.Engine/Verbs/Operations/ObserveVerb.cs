using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class ObserveVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "observe",
        Kind = "operation",
        Summary = "Starts an observation; notifications are awaited with 'of: $(name)'.",
        Example = """
            - observe: /3303/0/5700
              as: observation
            """,
        Target = Definitions.Path(1, 4, "R"),
        Fields = [.. Definitions.OperationFields, Definitions.Accept, Definitions.Query, Definitions.Block2],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context) =>
        PathOf(context) is { } path ? Basic(context, OperationKind.Observe, path.ToString()) : null;
}
