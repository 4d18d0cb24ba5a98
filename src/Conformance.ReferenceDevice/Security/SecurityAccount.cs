using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Security;

/// <summary>What an instance of object 0 says of how its server is to be spoken to.</summary>
/// <remarks>Nothing is kept, so a Bootstrap-Write takes effect at once.</remarks>
public sealed class SecurityAccount(ObjectTree tree, Lwm2mPath instance)
{
    public long Mode => Number(SecurityResources.Mode) ?? SecurityResources.NoSec;

    /// <summary>/0/x/1.</summary>
    public bool IsOfBootstrap => tree.Flag(instance.Child(SecurityResources.IsBootstrap)) == true;

    /// <summary>An account with enrolment says by its URI whether there is security.</summary>
    public bool IsSecured => Mode switch
    {
        SecurityResources.NoSec => false,
        SecurityResources.Enrolment => Uri.StartsWith("coaps:", StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    public string Uri => tree.Text(instance.Child(SecurityResources.Uri)) ?? string.Empty;

    /// <summary>Identity, raw public key or certificate of the device.</summary>
    public ReadOnlyMemory<byte> Public => Octets(SecurityResources.PublicKey);

    /// <summary>What the server shows, or a digest of it, or the authority above it.</summary>
    public ReadOnlyMemory<byte> ServerKey => Octets(SecurityResources.ServerPublicKey);

    public ReadOnlyMemory<byte> Secret => Octets(SecurityResources.SecretKey);

    /// <summary>How <see cref="ServerKey"/> is compared: 0 itself, 1 to 3 its SHA-256, SHA-384 or SHA-512.</summary>
    public long MatchingType => Number(SecurityResources.MatchingType) ?? 0;

    /// <summary>/0/x/14.</summary>
    public string? Sni => tree.Text(instance.Child(SecurityResources.Sni)) is { Length: > 0 } name ? name : null;

    /// <summary>/0/x/15; 3 where none is given.</summary>
    public long? Usage => Number(SecurityResources.CertificateUsage);

    /// <summary>/0/x/16.</summary>
    public IReadOnlyList<ushort> Suites => Numbers(SecurityResources.Suites);

    /// <summary>/0/x/18.</summary>
    public IReadOnlyList<ushort> Groups => Numbers(SecurityResources.Groups);

    /// <summary>/0/x/20.</summary>
    public IReadOnlyList<ushort> Schemes => Numbers(SecurityResources.Schemes);

    /// <summary>The same as long as nothing of the account changes.</summary>
    public string Fingerprint => string.Join('|', tree.Resources(instance).Keys.Order().SelectMany(id => tree.Leaves(instance.Child(id))).Select(leaf => $"{leaf.Path}={Text(leaf.Value)}"));

    private static string Text(Lwm2mValue? value) => value is Lwm2mValue.Octets octets ? Convert.ToHexString(octets.Value.Span) : $"{value}";

    private ReadOnlyMemory<byte> Octets(ushort id) => (tree.Value(instance.Child(id)) as Lwm2mValue.Octets)?.Value ?? default;

    private long? Number(ushort id) => tree.Integer(instance.Child(id));

    private IReadOnlyList<ushort> Numbers(ushort id) =>
        [.. tree.Leaves(instance.Child(id)).OrderBy(leaf => leaf.Path.ResourceInstanceId).Select(leaf => leaf.Value switch
        {
            Lwm2mValue.Unsigned { Value: var number } => (ushort)number,
            Lwm2mValue.Integer { Value: var number } => (ushort)number,
            _ => (ushort)0,
        })];
}
