using Conformance.Lwm2m.Objects;

namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Ranges as the registry of objects has them.</remarks>
internal sealed class RangeAspect : IAspect
{
    public string Name => "ranges";

    public string Summary => "values that are read keep to their range";

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            if (await survey.ContentAsync(instance) is not { } content)
            {
                continue;
            }

            foreach (var entry in content.Entries)
            {
                if (survey[entry.Path] is not { } definition || ValueRange.Of(definition) is not { } range || entry.Value is not { } value)
                {
                    continue;
                }

                var (expected, actual, at) = ($"{entry.Path} within {definition.Range}", value.ToText(), content.Last.EndedAt);
                if (range.Holds(value))
                {
                    survey.Context.Satisfied(expected, actual, at);
                }
                else
                {
                    survey.Context.Miss($"{entry.Path} is {actual}; {definition.Range} is required", expected, actual, at);
                }
            }
        }
    }
}
