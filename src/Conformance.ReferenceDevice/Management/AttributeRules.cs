using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Which attributes there are, and where they may stand.</summary>
/// <remarks>Core 1.1 §5.1.2, Core 1.2 §5.1.2.</remarks>
public static class AttributeRules
{
    /// <summary>The version each attribute came with.</summary>
    private static readonly Dictionary<string, EnablerVersion> Since = new(StringComparer.Ordinal)
    {
        ["pmin"] = EnablerVersion.V10,
        ["pmax"] = EnablerVersion.V10,
        ["gt"] = EnablerVersion.V10,
        ["lt"] = EnablerVersion.V10,
        ["st"] = EnablerVersion.V10,
        ["epmin"] = EnablerVersion.V11,
        ["epmax"] = EnablerVersion.V11,
        ["edge"] = EnablerVersion.V12,
        ["con"] = EnablerVersion.V12,
        ["hqmax"] = EnablerVersion.V12,
    };

    /// <summary>Whether a query names an attribute of that version.</summary>
    public static bool Knows(EnablerVersion version, string query) =>
        Since.TryGetValue(query.Split('=')[0], out var since) && since <= version;

    /// <summary>Whether the attributes suit the node: thresholds and steps need a readable number, an edge a readable Boolean.</summary>
    /// <param name="resource">The facts of the resource; <see langword="null"/> for an object or instance.</param>
    public static bool Fit(ResourceDefinition? resource, NotificationAttributes attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);

        var type = resource is { IsReadable: true } ? resource.Type : ResourceType.None;
        var numeric = type is ResourceType.Integer or ResourceType.UnsignedInteger or ResourceType.Float or ResourceType.Time;
        var binary = type is ResourceType.Boolean;
        return (numeric || attributes is { Gt: null, Lt: null, St: null }) && (binary || attributes.Edge is null);
    }
}
