namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Core 1.1 §7.1 and Appendix C.</remarks>
internal sealed class MultiplicityAspect : IAspect
{
    public string Name => "multiplicity";

    public string Summary => "multiple resources have instances, single ones have none, and a single object has one instance, 0";

    public async Task JudgeAsync(Survey survey)
    {
        var (definition, context) = (survey.Definition, survey.Context);
        if (!definition.Multiple && (survey.Instances.Count > 1 || survey.Instances[0].InstanceId != 0))
        {
            var announced = string.Join(", ", survey.Instances);
            context.Miss($"{announced} is announced; object {definition.Id} has the one instance 0", $"/{definition.Id}/0", announced, context.Bench.Now);
        }

        foreach (var instance in survey.Instances)
        {
            if (await survey.ContentAsync(instance) is not { } content)
            {
                continue;
            }

            foreach (var resource in Survey.Resources(content))
            {
                if (survey[resource.Key] is not { } defined)
                {
                    continue;
                }

                var isMultiple = resource.All(entry => entry.Path.Depth == 4 || entry.Value is null);
                var isSingle = resource.All(entry => entry.Path.Depth == 3) && resource.Count() == 1;
                var (wanted, actual) = (Word(defined.Multiple), isMultiple ? Word(true) : isSingle ? Word(false) : "both");
                if (defined.Multiple ? isMultiple : isSingle)
                {
                    context.Satisfied($"{resource.Key}: {wanted}", actual, content.Last.EndedAt);
                }
                else
                {
                    context.Miss($"{resource.Key} is read as {actual}; its definition says {wanted}", wanted, actual, content.Last.EndedAt);
                }
            }
        }
    }

    private static string Word(bool multiple) => multiple ? "multiple" : "single";
}
