using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Operations;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Bootstrap;

public sealed class BootstrapDeleteVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "bs-delete",
        Kind = "bootstrap",
        Summary = "Bootstrap-Delete of everything, an object or an instance.",
        Example = """
            - bs-delete: /
            """,
        Target = Definitions.Path(0, 2),
        Fields = [.. Definitions.OperationFields],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override string DefaultRole => "bootstrap";

    protected override OperationRequest? Request(StepContext context) =>
        PathOf(context) is { } path ? Basic(context, OperationKind.BootstrapDelete, path.ToString()) : null;
}
