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

        return Steps(test).Where(step => step.Verb.Name == AskVerb.Word).Select(Word).ToHashSet();
    }

    /// <summary>What a case judges of the answers.</summary>
    public static IReadOnlySet<ServerTold> Told(BoundCase test)
    {
        ArgumentNullException.ThrowIfNull(test);

        return Steps(test)
            .Where(step => step.Verb.Name == ToldVerb.Word)
            .SelectMany(step => (step.Fields.GetValueOrDefault("expect") as BoundMatcher)?.Matcher.FieldNames ?? [])
            .Select(field => Judged.TryGetValue(field, out var told) ? told : (ServerTold?)null)
            .OfType<ServerTold>()
            .ToHashSet();
    }

    private static readonly Dictionary<string, ServerTold> Judged = new(StringComparer.Ordinal)
    {
        ["code"] = ServerTold.Code,
        ["error"] = ServerTold.Error,
        ["value"] = ServerTold.Values,
        ["values"] = ServerTold.Values,
        ["name"] = ServerTold.Units,
        ["unit"] = ServerTold.Units,
    };

    private static IEnumerable<BoundStep> Steps(BoundCase test) => test.Preconditions.Concat(test.Steps).SelectMany(All);

    private static IEnumerable<BoundStep> All(BoundStep step) => step.Inner.SelectMany(inner => inner).SelectMany(All).Prepend(step);

    // Always a literal word: the binder takes it from a closed list.
    private static ServerAsk Word(BoundStep step) =>
        ServerAsks.TryParse(((Value.Text)((BoundValue)step.Target!).Evaluate(NoNames.Scope)).Content, out var ask) ? ask : default;
}
