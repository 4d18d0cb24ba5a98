using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Operations;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Bootstrap;

public sealed class BootstrapFinishVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "bs-finish",
        Kind = "bootstrap",
        Summary = "Bootstrap-Finish.",
        Example = """
            - bs-finish:
              expect: { code: 2.04 }
            """,
        Target = new FieldType.Empty(),
        Fields = [.. Definitions.OperationFields],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override string DefaultRole => "bootstrap";

    protected override OperationRequest? Request(StepContext context) => Basic(context, OperationKind.BootstrapFinish, "/bs");
}
