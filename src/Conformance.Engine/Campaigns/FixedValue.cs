using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Campaigns;

/// <summary>A literal in a step that the engine itself makes up.</summary>
internal sealed record FixedValue(Value Value) : BoundValue(default(Scripting.Yaml.SourceSpan))
{
    public override Value Evaluate(IScope scope) => Value;
}
