namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Core 1.1 §6.3.2: Discover tells what exists.</remarks>
internal sealed class ListingAspect : IAspect
{
    public string Name => "listing";

    public string Summary => "Discover lists everything that Read brings";

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            if (await survey.ListedAsync(instance, isJudged: true) is not { } listed || await survey.ContentAsync(instance) is not { } content)
            {
                continue;
            }

            var known = listed.Select(resource => resource.Path).ToHashSet();
            foreach (var path in Survey.Resources(content).Select(resource => resource.Key))
            {
                if (known.Contains(path))
                {
                    survey.Context.Satisfied($"{path} listed", "listed", content.Last.EndedAt);
                }
                else
                {
                    survey.Context.Miss($"{path} is read and not listed by Discover", $"{path}", string.Join(", ", known), content.Last.EndedAt);
                }
            }
        }
    }
}
