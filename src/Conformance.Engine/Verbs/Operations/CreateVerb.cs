using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class CreateVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "create",
        Kind = "operation",
        Summary = "Creates an object instance, with an id of ours or one that the device chooses.",
        Example = """
            - create: /3303
              instance: 7
              values: { 5700: 21.5 }
            """,
        Target = Definitions.Path(1, 1),
        Fields = [.. Definitions.OperationFields, new("instance", new FieldType.Number(0, 65534), "The id of the new instance; without it the device chooses."), Definitions.Values, Definitions.Payload, Definitions.Format],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        if (PathOf(context) is not { } path)
        {
            return null;
        }

        var instance = context.FieldNumber("instance");
        var target = path.Child((ushort)(instance ?? 0));
        // With an id the payload names the instance; without one it holds the resources alone (Core 1.1 §6.3.6).
        var basePath = instance is null ? target : path;
        if (PayloadEncoder.Encode(context, target, basePath, _ => FormatChoice.ForCreate(context.Run.Settings, instance is not null), target) is not { } payload)
        {
            return null;
        }

        return Basic(context, OperationKind.Create, path.ToString()) with { ContentFormat = payload.Format, Payload = payload.Octets };
    }
}
