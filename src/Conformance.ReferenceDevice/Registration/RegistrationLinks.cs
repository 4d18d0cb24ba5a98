using System.Text;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>The objects and instances a device announces.</summary>
/// <remarks>Core 1.1 §6.2.1 and §7.2.3.</remarks>
public sealed class RegistrationLinks(ObjectTree tree, ObjectRegistry registry, FaultSwitch faults)
{
    /// <summary>Core objects have a version that goes with the enabler; all others are 1.0 unless said.</summary>
    private const ushort FirstOutsideCore = 1024;

    /// <summary>Objects that only bootstrap may see.</summary>
    public static IReadOnlySet<ushort> Hidden { get; } = new HashSet<ushort> { 0, 21 };

    /// <summary>The payload of Register for a server that speaks <paramref name="version"/>.</summary>
    public byte[] Of(EnablerVersion version) =>
        Written(LinkFormat.Write(
        [
            .. Below(version).Prepend(Root(version)).Select(Placed),
            .. faults.Choose<Link[]>(RegistrationFaults.ListsOscore, [new Link("/21/0", [])], []),
        ]));

    /// <summary>The links of objects and instances, without the root.</summary>
    public IEnumerable<Link> Below(EnablerVersion version) => tree.Objects.Where(IsListed).SelectMany(id => ObjectAndInstances(id, version));

    /// <summary>The list as it is sent: as link format wants it.</summary>
    private byte[] Written(byte[] links) =>
        faults.Has(RegistrationFaults.BareTargets) ? Rewritten(links, text => text.Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal))
        : faults.Has(RegistrationFaults.WritesBlanks) ? Rewritten(links, text => text.Replace(",", ", ", StringComparison.Ordinal))
        : faults.Has(RegistrationFaults.SemicolonList) ? Rewritten(links, text => text.Replace(",", ";", StringComparison.Ordinal))
        : faults.Has(RegistrationFaults.UnquotedFormats) ? Rewritten(links, text => text.Replace("\"", "", StringComparison.Ordinal))
        : links;

    private static byte[] Rewritten(byte[] links, Func<string, string> rewrite) => Encoding.UTF8.GetBytes(rewrite(Encoding.UTF8.GetString(links)));

    /// <summary>The link of an object, with <c>ver</c> where the server could not know it.</summary>
    public Link ObjectLink(ushort objectId, EnablerVersion version) =>
        new(Lwm2mPath.Of(objectId).ToString(), VersionToTell(objectId, version) is { } told ? [new("ver", told)] : []);

    /// <summary>The version to announce, or <see langword="null"/> when it is the one implied.</summary>
    public string? VersionToTell(ushort objectId, EnablerVersion version)
    {
        var own = tree.Model[objectId]?.Version;
        var implied = objectId < FirstOutsideCore
            ? registry.ModelFor(version.ToString(), new Dictionary<ushort, string>())[objectId]?.Version
            : "1.0";
        return own is null ? null
            : faults.Has(DatasetFaults.AnnouncesFirst) ? "1.0"
            : own == implied || IsQuiet(objectId) ? null
            : Written(own);
    }

    private bool IsQuiet(ushort objectId) =>
        faults.Has(objectId < FirstOutsideCore ? VersionFaults.QuietInCore : VersionFaults.QuietBeyondCore);

    private string Written(string version) =>
        faults.Has(VersionFaults.MajorOnly) ? version.Split('.')[0] : faults.Choose(VersionFaults.ThreeNumbers, $"{version}.0", version);

    private bool IsListed(ushort objectId) =>
        !(objectId == Filling3435.Object && faults.Has(SoftwareFaults.HidesObjects))
        && (!Hidden.Contains(objectId) || (objectId == 0 && faults.Has(RegistrationFaults.ListsSecurity)));

    private IReadOnlyList<ushort> Listed(IReadOnlyList<ushort> instances) =>
        faults.Has(RegistrationFaults.ListsObjectsOnly) ? []
        : faults.Has(RegistrationFaults.HidesNewest) ? [.. instances.SkipLast(1)]
        : instances;

    private Link Root(EnablerVersion version) =>
        new(RootPath, [new("rt", "oma.lwm2m"), new("ct", string.Join(' ', SupportedFormats.Announced(version)))]);

    private string RootPath =>
        faults.Has(RegistrationFaults.NumericRoot) ? "/lwm2m/0" : faults.Choose(RegistrationFaults.BesideRoot, "/lwm2m", "/");

    /// <summary>Where a link points: at the device's own root.</summary>
    private Link Placed(Link link) => faults.Has(RegistrationFaults.RootInName) ? link with { Target = $"/lwm2m{link.Target}" } : link;

    private IEnumerable<Link> ObjectAndInstances(ushort objectId, EnablerVersion version)
    {
        var instances = Listed(tree.Instances(objectId));
        var link = ObjectLink(objectId, version);
        link = faults.Has(RegistrationFaults.TellsNoVersions) ? link with { Attributes = [] } : link;
        if (instances.Count == 0 || link.Attributes.Count > 0)
        {
            yield return link;
        }

        foreach (var instance in instances)
        {
            yield return new Link(Lwm2mPath.Of(objectId, instance).ToString(), []);
        }
    }
}
