using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Checks;

public sealed class AliveVerb : IVerb
{
    // Supported Binding and Modes: mandatory and readable in every version of object 3.
    private const string Mandatory = "/3/0/16";

    public VerbDefinition Definition { get; } = new()
    {
        Name = "alive",
        Kind = "check",
        Summary = "Proof of life after hostile steps: a Read of /3/0/16 must succeed.",
        Example = """
            - alive:
            """,
        Target = new FieldType.Empty(),
        Fields = [Definitions.Within],
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var request = new OperationRequest { Kind = OperationKind.Read, Path = Mandatory, Within = Exchanges.WithinOf(context) };
        if (await Exchanges.PerformAsync(context, context.FieldText("at") ?? RoleNames.Server, request) is { } result)
        {
            Exchanges.Judge(context, request, result, Exchanges.Capture(context, result, Lwm2mPath.Parse(Mandatory)));
        }
    }
}
