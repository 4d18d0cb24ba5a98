using System.Globalization;
using System.Security.Cryptography;
using Conformance.Est.Authority;
using Conformance.Est.Certificates;

namespace Conformance.Harness.Enrolment;

/// <summary>A folder of test credentials: an authority, what it issued for a server and a device, and what is wrong with each in one way.</summary>
/// <remarks>All of it follows from a seed and a day, which stand in the folder; so the authority of a folder can be had again.</remarks>
public sealed class CredentialFolder
{
    private const string SeedFile = "seed.txt";
    private const string DayFormat = "yyyy-MM-dd";
    private const int PskOctets = 16;
    private const string Note =
        """
        These are TEST keys. Whoever knows the number in seed.txt has all of them: they protect nothing.

        root.pem                what a device has to trust (mode 2 and 4: /0/x/4); root.der is the same for a resource
        chain.pem               the authority that issues, and the root
        revoked.crl             the list of what was revoked, DER
        server.pem, server.key  certificate with its chain, and key, of a server; server.pub for raw public keys
        device.pem, device.key  the same of a device, by its endpoint name; device.der and device.p8 for resources
        psk.txt                 IDENTITY:HEX, as handshake --psk takes it
        hostile/NAME/           server and device credentials that are wrong in the way of the name, and right otherwise
        """;

    private CredentialFolder(string path, int seed, DateTimeOffset day)
    {
        (Path, Seed, Day) = (path, seed, day);
        Authority = new(new Random(seed), day);
    }

    public string Path { get; }

    public int Seed { get; }

    /// <summary>From which its certificates are good.</summary>
    public DateTimeOffset Day { get; }

    public TestAuthority Authority { get; }

    /// <summary>Writes a folder.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static CredentialFolder Write(string path, int seed, string host, string endpoint, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(path);

        var folder = new CredentialFolder(path, seed, new DateTimeOffset(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero));
        folder.WriteAll(host, endpoint);
        return folder;
    }

    /// <summary>The folder that was written there.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static CredentialFolder Load(string path)
    {
        var file = System.IO.Path.Combine(path, SeedFile);
        var words = File.Exists(file) ? File.ReadAllText(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        return words is [var number, var text]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            && DateTimeOffset.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
                ? new(path, seed, day)
                : throw new InvalidDataException($"{path} is no folder that 'credentials init' wrote: {SeedFile} with a number and a day is required");
    }

    private void WriteAll(string host, string endpoint)
    {
        Directory.CreateDirectory(Path);
        Text(SeedFile, $"{Seed} {Day.ToString(DayFormat, CultureInfo.InvariantCulture)}\n");
        Text("README.txt", $"{Note}\n");
        Text("root.pem", Pem([Authority.Root]));
        Octets("root.der", Authority.Root.Octets.Span);
        Text("chain.pem", Pem([Authority.Intermediate, Authority.Root]));
        Credential(string.Empty, "server", CredentialVariants.ForServer(Authority, CredentialVariant.Good, host, Day));
        Credential(string.Empty, "device", CredentialVariants.ForDevice(Authority, CredentialVariant.Good, endpoint, Day));
        foreach (var (variant, name) in CredentialVariants.All.Where(one => one.Key != CredentialVariant.Good))
        {
            var inner = System.IO.Path.Combine("hostile", name);
            Directory.CreateDirectory(System.IO.Path.Combine(Path, inner));
            Credential(inner, "server", CredentialVariants.ForServer(Authority, variant, host, Day));
            Credential(inner, "device", CredentialVariants.ForDevice(Authority, variant, endpoint, Day));
        }

        Octets("revoked.crl", Authority.RevocationList(Day, TimeSpan.FromDays(365)));
        var secret = new byte[PskOctets];
        new Random(Seed).NextBytes(secret);
        Text("psk.txt", $"{endpoint}:{Convert.ToHexString(secret)}\n");
    }

    private void Credential(string inner, string name, IssuedCredential issued)
    {
        Text(System.IO.Path.Combine(inner, $"{name}.pem"), Pem(issued.Chain));
        Text(System.IO.Path.Combine(inner, $"{name}.key"), $"{PemEncoding.WriteString("PRIVATE KEY", issued.Key.ToPkcs8())}\n");
        if (inner.Length == 0)
        {
            Text($"{name}.pub", $"{PemEncoding.WriteString("PUBLIC KEY", issued.Key.SubjectPublicKeyInfo.Span)}\n");
            Octets($"{name}.der", issued.Certificate.Octets.Span);
            Octets($"{name}.p8", issued.Key.ToPkcs8());
        }
    }

    internal static string Pem(IEnumerable<Certificate> certificates) =>
        string.Concat(certificates.Select(one => $"{PemEncoding.WriteString("CERTIFICATE", one.Octets.Span)}\n"));

    private void Text(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    private void Octets(string name, ReadOnlySpan<byte> octets) => File.WriteAllBytes(System.IO.Path.Combine(Path, name), octets);
}
