using System.Text;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Oscore.Contexts;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Security;

/// <summary>Which context of object 21 an account links to.</summary>
/// <remarks>Transport 1.1 §5.4.7.1. Nothing is kept but the numbers, so a Bootstrap-Write takes effect at once.</remarks>
public sealed class ObjectContexts(ObjectTree tree, ObjectSecurity? given, FaultSwitch faults)
{
    /// <summary>Algorithms that can be done: AES-CCM-16-64-128, and HMAC with SHA-256 as RFC 9053 §3.1 or RFC 9053 §5.1 numbers it.</summary>
    private const long Aead = 10;
    private static readonly long[] Hashes = [5, -10];

    /// <summary>The instance of object 21 that an account links to; <see langword="null"/> for one without object security.</summary>
    public static Lwm2mPath? LinkOf(ObjectTree tree, Lwm2mPath security) =>
        tree.Value(security.Child(SecurityResources.OscoreLink)) is Lwm2mValue.ObjectLink { ObjectId: not ushort.MaxValue } link
            ? Lwm2mPath.Of(link.ObjectId, link.InstanceId)
            : null;

    /// <summary>Whether an account has object security.</summary>
    public bool IsLinked(Lwm2mPath security) => LinkOf(tree, security) is not null && !faults.Has(OscoreFaults.IgnoresLink);

    /// <summary>What the numbers of are kept for an account; <see langword="null"/> when what is stored cannot be used.</summary>
    public SecurityContext? Of(Lwm2mPath security) =>
        given is not null && LinkOf(tree, security) is { ObjectId: Oscore21.Object } instance && ParametersOf(instance) is { } parameters ? given.Shelf.Of(parameters) : null;

    /// <summary>What an instance of object 21 says; <see langword="null"/> when that cannot be used.</summary>
    public ContextParameters? ParametersOf(Lwm2mPath instance)
    {
        var salt = faults.Choose(OscoreFaults.IgnoresSalt, default, Octets(instance, Oscore21.MasterSalt));
        var parameters = new ContextParameters(Octets(instance, Oscore21.MasterSecret), Id(instance, Oscore21.SenderId), Id(instance, Oscore21.RecipientId))
        {
            MasterSalt = salt,
            IdContext = Octets(instance, Oscore21.IdContext) is { IsEmpty: false } context ? context : default(ReadOnlyMemory<byte>?),
        };
        return parameters.IsUsable && (Number(instance, Oscore21.Aead) ?? Aead) == Aead && Array.Exists(Hashes, hash => hash == (Number(instance, Oscore21.Hmac) ?? hash))
            ? parameters
            : null;
    }

    private ReadOnlyMemory<byte> Id(Lwm2mPath instance, ushort resource)
    {
        var id = Octets(instance, resource);
        return faults.Has(OscoreFaults.IdsInHex) ? Encoding.ASCII.GetBytes(Convert.ToHexString(id.Span)) : id;
    }

    private long? Number(Lwm2mPath instance, ushort resource) => tree.Integer(instance.Child(resource));

    /// <summary>Octets are strings in versions 1.x of the object.</summary>
    private ReadOnlyMemory<byte> Octets(Lwm2mPath instance, ushort resource) => tree.Value(instance.Child(resource)) switch
    {
        Lwm2mValue.Octets octets => octets.Value,
        Lwm2mValue.Text text => Encoding.UTF8.GetBytes(text.Value),
        _ => default,
    };
}
