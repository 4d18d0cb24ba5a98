using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class WriteAttributesVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "write-attributes",
        Kind = "operation",
        Summary = "Attaches notification attributes; 'unset' removes one.",
        Example = """
            - write-attributes: /3303/0/5700
              query: { pmin: 2, pmax: unset }
            """,
        Target = Definitions.Path(1, 4),
        Fields = [.. Definitions.OperationFields, Definitions.Query with { Required = true }],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context) =>
        PathOf(context) is { } path ? Basic(context, OperationKind.WriteAttributes, path.ToString()) : null;
}
