using System.Security.Cryptography;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Security;

/// <summary>What a bootstrap server of ours writes into object 0 so that a device can reach our servers.</summary>
/// <remarks>Object 0 resources 2 to 5. They are drawn for the run: what the device came with is never written.</remarks>
public static class AccountSecurity
{
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
    public static IReadOnlyList<FieldDefinition> AllFields { get; } =
    [
        new("identity", new FieldType.OneMatcher(), "Name of the pre-shared key that we give the device."),
        new("psk", new FieldType.OneMatcher(), "That key."),
        new("long-identity", new FieldType.OneMatcher(), "Another name, of 128 octets."),
        new("long-psk", new FieldType.OneMatcher(), "The key to it, of 64 octets."),
        new("public-key", new FieldType.OneMatcher(), "The raw public key that we give the device."),
        new("private-key", new FieldType.OneMatcher(), "The private key to it and to the certificate, as PKCS #8."),
        new("certificate", new FieldType.OneMatcher(), "The certificate that we give the device."),
        new("server-public-key", new FieldType.OneMatcher(), "The raw public key of our servers."),
        new("host", new FieldType.OneMatcher(), "The host name in the certificate of our servers."),
        new("authority", new FieldType.OneMatcher(), "The certificate of our authority."),
        .. Guises.All.Select(guise => new FieldDefinition(guise, new FieldType.OneMatcher(), $"First certificate in the guise {guise}.")),
        new("other-authority-root", new FieldType.OneMatcher(), "The authority in the guise other-authority."),
        new("ml-dsa-root", new FieldType.OneMatcher(), "The authority in the guise ml-dsa."),
        new("almost-sha-256", new FieldType.OneMatcher(), "A digest that differs from sha-256 in its last octet."),
        new("sha-256", new FieldType.OneMatcher(), "SHA-256 of the certificate of our servers."),
        new("sha-384", new FieldType.OneMatcher(), "SHA-384 of it."),
        new("sha-512", new FieldType.OneMatcher(), "SHA-512 of it."),
    ];

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

    /// <summary>Everything that a case may write or compare with; each is drawn when it is looked at.</summary>
    public static Value.Map Everything(CredentialKit kit)
    {
        ArgumentNullException.ThrowIfNull(kit);
        var fields = new Dictionary<string, Func<Value>>(StringComparer.Ordinal)
        {
            ["identity"] = () => new Value.Text(System.Text.Encoding.UTF8.GetString(kit.Issued.Identity.Span)),
            ["psk"] = () => Octets(kit.Issued.Key),
            ["long-identity"] = () => Octets(kit.Long.Identity),
            ["long-psk"] = () => Octets(kit.Long.Key),
            ["public-key"] = () => Octets(kit.DevicePublic),
            ["private-key"] = () => Octets(kit.DevicePrivate),
            ["certificate"] = () => Octets(kit.DeviceCertificate),
            ["server-public-key"] = () => Octets(kit.ServerPublic),
            ["host"] = () => new Value.Text(CredentialKit.HostName),
            ["authority"] = () => Octets(kit.Authority.Root.Octets),
            ["other-authority-root"] = () => Octets(kit.Guise("other-authority").Chain[^1]),
            ["ml-dsa-root"] = () => Octets(kit.Guise("ml-dsa").Chain[^1]),
            ["almost-sha-256"] = () => Octets(AlmostDigest(kit)),
            ["sha-256"] = () => Octets(SHA256.HashData(kit.ServerCertificate)),
            ["sha-384"] = () => Octets(SHA384.HashData(kit.ServerCertificate)),
            ["sha-512"] = () => Octets(SHA512.HashData(kit.ServerCertificate)),
        };
        foreach (var guise in Guises.All)
        {
            fields[guise] = () => Octets(kit.Guise(guise).Chain[0]);
        }

        return new(new DrawnFields(fields));
    }

    private static byte[] AlmostDigest(CredentialKit kit)
    {
        var digest = SHA256.HashData(kit.ServerCertificate);
        digest[^1]++;
        return digest;
    }

    private static Value.Octets Octets(ReadOnlyMemory<byte> octets) => new(octets);
}
