using Conformance.Engine.Running;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Devices;

public sealed class ForgetVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "forget",
        Kind = "control",
        Summary = "Our server drops the registration, as after its lifetime: the next update is answered 4.04.",
        Example = """
            - forget:
            """,
        Target = new FieldType.Empty(),
        Fields = [],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Bench.ServerOf(context.FieldText("at")).Forget();
        return Task.CompletedTask;
    }
}
