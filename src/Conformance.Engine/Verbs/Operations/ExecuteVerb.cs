using System.Text;
using Conformance.Coap.Options;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Operations;

public sealed class ExecuteVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "execute",
        Kind = "operation",
        Summary = "Triggers an executable resource.",
        Example = """
            - execute: $(server.instance)/8
            """,
        Target = Definitions.Path(3, 3, "E"),
        Fields = [.. Definitions.OperationFields, new("arguments", new FieldType.Text(), "Argument list as it is sent, such as 0,2='10'.")],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        if (PathOf(context) is not { } path)
        {
            return null;
        }

        var request = Basic(context, OperationKind.Execute, path.ToString());
        return context.FieldText("arguments") is { } arguments
            ? request with { ContentFormat = ContentFormat.Text, Payload = Encoding.UTF8.GetBytes(arguments) }
            : request;
    }
}
