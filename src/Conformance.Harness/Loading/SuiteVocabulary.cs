using Conformance.Lwm2m.Objects;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Loading;

/// <summary>The names of a profile and of the object facts, as the language asks for them; those of the suite's own profile are known under any other.</summary>
public sealed class SuiteVocabulary(Profile profile, ObjectRegistry objects) : IVocabulary
{
    private readonly Dictionary<(ushort Object, ushort Resource), (string Operations, string Type)?> _resources = [];

    public IReadOnlyCollection<string> Requirements { get; } = [.. profile.Judgeable, .. profile.Foreign.Requirements];

    public IReadOnlyCollection<string> Pics { get; } = [.. profile.Pics.Keys, .. profile.Foreign.Pics];

    public IReadOnlyCollection<string> Pixit { get; } = [.. profile.Pixit.Keys, .. profile.Foreign.Pixit];

    /// <summary>Operations of any version are allowed: which version a device has is known only when it runs.</summary>
    public (string Operations, string Type)? Resource(ushort objectId, ushort resourceId)
    {
        if (!_resources.TryGetValue((objectId, resourceId), out var known))
        {
            var definitions = objects.Versions(objectId).Select(version => version[resourceId]).OfType<ResourceDefinition>().ToList();
            known = definitions.Count == 0
                ? null
                : (string.Concat(definitions.SelectMany(definition => definition.Operations).Distinct()), definitions[^1].Type.ToString());
            _resources[(objectId, resourceId)] = known;
        }

        return known;
    }

    public bool KnowsObject(ushort objectId) => objects.Versions(objectId).Count > 0;
}
