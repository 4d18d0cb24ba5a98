using Conformance.Engine.Control.Servers;
using Conformance.Engine.Verbs.Servers;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Campaigns;

/// <summary>What a case asks a server for, read from its steps before it runs.</summary>
public static class AskNeeds
{
    public static IReadOnlySet<ServerAsk> Of(BoundCase test)
    {
        ArgumentNullException.ThrowIfNull(test);

        return test.Preconditions.Concat(test.Steps).SelectMany(All).Where(step => step.Verb.Name == AskVerb.Word).Select(Word).ToHashSet();
    }

    private static IEnumerable<BoundStep> All(BoundStep step) => step.Inner.SelectMany(inner => inner).SelectMany(All).Prepend(step);

    // Always a literal word: the binder takes it from a closed list.
    private static ServerAsk Word(BoundStep step) =>
        ServerAsks.TryParse(((Value.Text)((BoundValue)step.Target!).Evaluate(NoNames.Scope)).Content, out var ask) ? ask : default;
}
