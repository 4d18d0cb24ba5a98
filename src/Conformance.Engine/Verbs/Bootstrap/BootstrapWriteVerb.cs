using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Operations;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Bootstrap;

public sealed class BootstrapWriteVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "bs-write",
        Kind = "bootstrap",
        Summary = "Bootstrap-Write of an object, an instance or a resource.",
        Example = """
            - bs-write: $(before.free.1)
              values: { 0: 101, 1: 300, 6: false, 7: U }
            """,
        Target = Definitions.Path(1, 3),
        Fields = [.. Definitions.OperationFields, Definitions.Value, Definitions.Values, Definitions.Payload, Definitions.Format, Definitions.Block1],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override string DefaultRole => "bootstrap";

    protected override OperationRequest? Request(StepContext context) =>
        PathOf(context) is { } path
        && PayloadEncoder.Encode(context, path, path, _ => FormatChoice.ForValues(context.Run.Settings)) is { } payload
            ? Basic(context, OperationKind.BootstrapWrite, path.ToString()) with { ContentFormat = payload.Format, Payload = payload.Octets }
            : null;
}
