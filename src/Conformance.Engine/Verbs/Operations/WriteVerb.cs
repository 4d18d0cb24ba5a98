using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Operations;

public sealed class WriteVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "write",
        Kind = "operation",
        Summary = "Writes with PUT: replaces a resource, or all of an instance.",
        Example = """
            - write: $(pixit.writable.path)
              value: $(pixit.writable.first)
            """,
        Target = Definitions.Path(1, 4, "W"),
        Fields =
        [
            .. Definitions.OperationFields, Definitions.Value, Definitions.Values, Definitions.Payload, Definitions.Format, Definitions.Block1, Definitions.Block1Later,
        ],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        if (PathOf(context) is not { } path
            || PayloadEncoder.Encode(context, path, path, opaque => path.Depth >= 3 && context.Has("value")
                ? FormatChoice.ForValue(context.Run.Settings, opaque || context.Field("value") is Value.List or Value.Map)
                : FormatChoice.ForValues(context.Run.Settings)) is not { } payload)
        {
            return null;
        }

        return Basic(context, OperationKind.WriteReplace, path.ToString()) with { ContentFormat = payload.Format, Payload = payload.Octets };
    }
}
