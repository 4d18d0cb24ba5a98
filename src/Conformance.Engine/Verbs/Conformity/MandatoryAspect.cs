namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Core 1.1 Appendix C. What only the bootstrap interface reaches shows in no Discover.</remarks>
internal sealed class MandatoryAspect : IAspect
{
    public string Name => "mandatory";

    public string Summary => "every instance has the mandatory resources";

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            if (await survey.ListedAsync(instance) is not { } listed)
            {
                continue;
            }

            foreach (var definition in survey.Definition.Resources.Where(resource => resource.Mandatory && resource.Operations.Length > 0))
            {
                var (path, at) = (instance.Child(definition.Id), survey.Context.EndedAt ?? default);
                if (listed.Any(resource => resource.Path == path))
                {
                    survey.Context.Satisfied($"{path} ({definition.Name})", "listed", at);
                }
                else
                {
                    survey.Context.Miss($"{path} ({definition.Name}) is mandatory and not listed", $"{path}", string.Join(", ", listed.Select(resource => resource.Path)), at);
                }
            }
        }
    }
}
