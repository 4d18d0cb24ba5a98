using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Operations;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Bootstrap;

public sealed class BootstrapReadVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "bs-read",
        Kind = "bootstrap",
        Summary = "Bootstrap-Read (LwM2M 1.1 on): objects 1 and 2 only.",
        Example = """
            - bs-read: /1
            """,
        Target = Definitions.Path(1, 2),
        Fields = [.. Definitions.OperationFields, Definitions.Accept],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override string DefaultRole => "bootstrap";

    protected override OperationRequest? Request(StepContext context) =>
        PathOf(context) is { } path ? Basic(context, OperationKind.BootstrapRead, path.ToString()) : null;
}
