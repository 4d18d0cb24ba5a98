using Conformance.Lwm2m.Operations;

namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Core 1.1 §6.3.1: a Read of an instance brings all that is readable, and nothing else.</remarks>
internal sealed class CompletenessAspect : IAspect
{
    public string Name => "completeness";

    public string Summary => "a Read of an instance brings everything that is readable and nothing else";

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            if (await survey.ListedAsync(instance) is not { } listed || await survey.ContentAsync(instance, isJudged: true) is not { } content)
            {
                continue;
            }

            var (context, at) = (survey.Context, content.Last.EndedAt);
            var brought = Survey.Resources(content).Select(resource => resource.Key).ToHashSet();
            foreach (var path in brought.Where(path => survey[path] is { IsReadable: false }))
            {
                context.Miss($"a Read of {instance} brings {path}, which is not readable", "readable resources only", $"{path}", at);
            }

            foreach (var (path, _) in listed.Where(resource => survey[resource.Path]?.IsReadable ?? false))
            {
                if (brought.Contains(path))
                {
                    context.Satisfied($"{path} brought", "brought", at);
                }
                else if (await survey.AskAsync(OperationKind.Read, path) is { Response.Code.IsSuccess: true, Entries: { Count: > 0 } entries }
                    && entries.Any(entry => entry.Value is not null))
                {
                    context.Miss($"{path} can be read alone and is missing from a Read of {instance}", $"{path}", string.Join(", ", brought), at);
                }
            }
        }
    }
}
