using System.Security.Cryptography;
using Conformance.Oscore.Contexts;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Security;

/// <summary>What a bootstrap server of ours writes into object 0 so that a device can reach our servers.</summary>
/// <remarks>Object 0 resources 2 to 5. They are drawn for the run: what the device came with is never written.</remarks>
public static class AccountSecurity
{
    private static readonly Credential[] Credentials =
    [
        new("identity", "Name of the pre-shared key that we give the device.", kit => new Value.Text(System.Text.Encoding.UTF8.GetString(kit.Issued.Identity.Span))),
        new("psk", "That key.", kit => Octets(kit.Issued.Key)),
        new("long-identity", "Another name, of 128 octets.", kit => Octets(kit.Long.Identity)),
        new("long-psk", "The key to it, of 64 octets.", kit => Octets(kit.Long.Key)),
        new("public-key", "The raw public key that we give the device.", kit => Octets(kit.DevicePublic)),
        new("private-key", "The private key to it and to the certificate, as PKCS #8.", kit => Octets(kit.DevicePrivate)),
        new("certificate", "The certificate that we give the device.", kit => Octets(kit.DeviceCertificate)),
        new("server-public-key", "The raw public key of our servers.", kit => Octets(kit.ServerPublic)),
        new("host", "The host name in the certificate of our servers.", kit => new Value.Text(CredentialKit.HostName)),
        new("authority", "The certificate of our authority.", kit => Octets(kit.Authority.Root.Octets)),
        .. Guises.All.Select<string, Credential>(guise => new(guise, $"First certificate in the guise {guise}.", kit => Octets(kit.Guise(guise).Chain[0]))),
        new("other-authority-root", "The authority in the guise other-authority.", kit => Octets(kit.Guise("other-authority").Chain[^1])),
        new("ml-dsa-root", "The authority in the guise ml-dsa.", kit => Octets(kit.Guise("ml-dsa").Chain[^1])),
        new("almost-sha-256", "A digest that differs from sha-256 in its last octet.", kit => Octets(AlmostDigest(kit))),
        new("sha-256", "SHA-256 of the certificate of our servers.", kit => Octets(SHA256.HashData(kit.ServerCertificate))),
        new("object-secret", "A master secret of object security, for contexts that nobody uses.", kit => InContext(kit.Contexts.Spare, kit.Contexts.IsOpaque)),
        new("sha-384", "SHA-384 of it.", kit => Octets(SHA384.HashData(kit.ServerCertificate))),
        new("sha-512", "SHA-512 of it.", kit => Octets(SHA512.HashData(kit.ServerCertificate))),
    ];

    /// <summary>Names of <see cref="Of(CredentialKit)"/>.</summary>
    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        new("scheme", new FieldType.OneMatcher(), "coap, or coaps when the device is secured."),
        new("usual-port", new FieldType.OneMatcher(), "The port that a URI of that scheme means when it names none."),
        new("plain", new FieldType.OneMatcher(), "Its URI without security."),
        new("secure", new FieldType.OneMatcher(), "Its URI under DTLS."),
        new("secure-port", new FieldType.OneMatcher(), "The port of that."),
        new("mode", new FieldType.OneMatcher(), "Security mode of the device, as object 0 numbers it; resource 2 of an account."),
        new("identity", new FieldType.OneMatcher(), "Resource 3 of an account of that mode."),
        new("server-key", new FieldType.OneMatcher(), "Resource 4 of it."),
        new("secret", new FieldType.OneMatcher(), "Resource 5 of it."),
    ];

    /// <summary>Names of <see cref="Everything"/>.</summary>
    public static IReadOnlyList<FieldDefinition> AllFields { get; } = [.. Credentials.Select(credential => new FieldDefinition(credential.Name, new FieldType.OneMatcher(), credential.Summary))];

    /// <summary>As the device is secured.</summary>
    public static IEnumerable<(string Name, Value Value)> Of(CredentialKit kit)
    {
        ArgumentNullException.ThrowIfNull(kit);
        var values = Of(kit, kit.Given.Mode);
        return [("mode", values[2]), ("identity", values[3]), ("server-key", values[4]), ("secret", values[5])];
    }

    /// <summary>Resources 2 to 5 of an account of a mode.</summary>
    public static IReadOnlyDictionary<ushort, Value> Of(CredentialKit kit, string mode)
    {
        ArgumentNullException.ThrowIfNull(kit);
        Value none = new Value.Text(string.Empty);
        var (identity, server, secret) = mode switch
        {
            DeviceSecurity.Psk => (Octets(kit.Issued.Identity), none, Octets(kit.Issued.Key)),
            DeviceSecurity.Raw => (Octets(kit.DevicePublic), Octets(kit.ServerPublic), Octets(kit.DevicePrivate)),
            DeviceSecurity.Certificate => (Octets(kit.DeviceCertificate), Octets(kit.ServerCertificate), Octets(kit.DevicePrivate)),
            _ => (none, none, none),
        };
        return new Dictionary<ushort, Value> { [2] = new Value.Number(DeviceSecurity.Modes.ToList().IndexOf(mode)), [3] = identity, [4] = server, [5] = secret };
    }

    /// <summary>Resources of an instance of object 21: strings, or octets in the versions in which they are.</summary>
    public static Dictionary<string, Value> OfContext(ContextParameters context, bool isOpaque)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new (string Resource, ReadOnlyMemory<byte> Octets)[] { ("0", context.MasterSecret), ("1", context.SenderId), ("2", context.RecipientId), ("5", context.MasterSalt) }
            .ToDictionary(one => one.Resource, one => InContext(one.Octets, isOpaque), StringComparer.Ordinal);
    }

    /// <summary>Everything that a case may write or compare with; each is drawn when it is looked at.</summary>
    public static Value.Map Everything(CredentialKit kit)
    {
        ArgumentNullException.ThrowIfNull(kit);
        var fields = Credentials.ToDictionary<Credential, string, Func<Value>>(credential => credential.Name, credential => () => credential.Drawn(kit), StringComparer.Ordinal);
        return new(new DrawnFields(fields));
    }

    private static byte[] AlmostDigest(CredentialKit kit)
    {
        var digest = SHA256.HashData(kit.ServerCertificate);
        digest[^1]++;
        return digest;
    }

    private static Value InContext(ReadOnlyMemory<byte> octets, bool isOpaque) => isOpaque ? Octets(octets) : new Value.Text(System.Text.Encoding.ASCII.GetString(octets.Span));

    private static Value.Octets Octets(ReadOnlyMemory<byte> octets) => new(octets);

    private sealed record Credential(string Name, string Summary, Func<CredentialKit, Value> Drawn);
}
