namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>
/// Core 1.1 §7.2.2: an object is read by the version that is announced, or else implied. A resource that only another version defines shows
/// that the wrong one was told. Ids from 26241 are the vendors' own.
/// </remarks>
internal sealed class VersionAspect : IAspect
{
    private const ushort FirstPrivate = 26241;

    public string Name => "version";

    public string Summary => "every resource is one of the version announced or implied";

    public async Task JudgeAsync(Survey survey)
    {
        var (definition, context) = (survey.Definition, survey.Context);
        var told = survey.AnnouncedVersion is { } announced ? $"announced version {announced}" : $"implied version {definition.Version}";
        if (survey.AnnouncedVersion is { } version && version != definition.Version)
        {
            context.Remark($"no definition of object {definition.Id} version {version} is on file; {definition.Version} is used");
            return;
        }

        foreach (var instance in survey.Instances)
        {
            foreach (var path in (await survey.PresentAsync(instance))?.Paths ?? [])
            {
                var (id, at) = (path.ResourceId!.Value, context.EndedAt ?? default);
                var others = context.Bench.Settings.Objects.Versions(definition.Id).Where(other => other[id] is not null).Select(other => other.Version).ToList();
                if (definition[id] is not null)
                {
                    context.Satisfied($"{path} of the {told}", told, at);
                }
                else if (others.Count > 0)
                {
                    context.Miss($"{path} belongs to version {string.Join(", ", others)} and not to the {told}", $"resources of the {told}", $"{path}", at);
                }
                else if (id < FirstPrivate)
                {
                    context.Remark($"{path} is in no version of object {definition.Id} on file");
                }
            }
        }
    }
}
