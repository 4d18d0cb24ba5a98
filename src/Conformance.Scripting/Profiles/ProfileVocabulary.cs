using Conformance.Scripting.Binding;

namespace Conformance.Scripting.Profiles;

/// <summary>The names of a profile alone, without object facts: any object may be asked for.</summary>
public sealed class ProfileVocabulary(Profile profile) : IVocabulary
{
    public IReadOnlyCollection<string> Requirements { get; } = [.. profile.Judgeable];

    public IReadOnlyCollection<string> Pics { get; } = [.. profile.Pics.Keys];

    public IReadOnlyCollection<string> Pixit { get; } = [.. profile.Pixit.Keys];

    public (string Operations, string Type)? Resource(ushort objectId, ushort resourceId) => null;

    public bool KnowsObject(ushort objectId) => true;
}
