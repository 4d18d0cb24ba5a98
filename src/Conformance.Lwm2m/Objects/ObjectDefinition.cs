namespace Conformance.Lwm2m.Objects;

/// <summary>What the registry says of one version of one object.</summary>
/// <param name="Version">The object's own version, for example <c>1.1</c>.</param>
/// <param name="EnablerVersion">The LwM2M version it needs.</param>
public sealed record ObjectDefinition(
    ushort Id, string Name, string Urn, string EnablerVersion, string Version, bool Multiple, bool Mandatory,
    IReadOnlyList<ResourceDefinition> Resources)
{
    private readonly Dictionary<ushort, ResourceDefinition> _byId = Resources.DistinctBy(resource => resource.Id).ToDictionary(resource => resource.Id);

    public ResourceDefinition? this[ushort resourceId] => _byId.GetValueOrDefault(resourceId);
}
