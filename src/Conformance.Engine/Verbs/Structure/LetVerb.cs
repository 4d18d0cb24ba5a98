using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Structure;

public sealed class LetVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "let",
        Kind = "structure",
        Summary = "Gives names to values.",
        Example = """
            - let: { first: $(reg.links.instances.0) }
            """,
        Target = new FieldType.NamedValues(),
        Fields = [],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        context.Timeless = true;
        foreach (var (name, value) in ((Value.Map)context.Target).Content)
        {
            context.Scope.Bind(name, value);
        }

        return Task.CompletedTask;
    }
}
