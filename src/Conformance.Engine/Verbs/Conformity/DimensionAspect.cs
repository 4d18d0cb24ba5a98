namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Core 1.1 §6.3.2: <c>dim</c> stands with every multiple resource and with no other.</remarks>
internal sealed class DimensionAspect : IAspect
{
    private const string Dimension = "dim";

    public string Name => "dimensions";

    public string Summary => "Discover gives the number of instances of multiple resources and of no other";

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            foreach (var (path, link) in await survey.ListedAsync(instance) ?? [])
            {
                if (survey[path] is not { } definition)
                {
                    continue;
                }

                var (expected, actual) = (definition.Multiple ? "dim" : "no dim", link.Has(Dimension) ? $"dim={link[Dimension]}" : "no dim");
                if (link.Has(Dimension) == definition.Multiple)
                {
                    survey.Context.Satisfied($"{path}: {expected}", actual, survey.Context.EndedAt ?? default);
                }
                else
                {
                    survey.Context.Miss($"Discover gives {path} {actual}; {expected} is required", expected, actual, survey.Context.EndedAt ?? default);
                }
            }
        }
    }
}
