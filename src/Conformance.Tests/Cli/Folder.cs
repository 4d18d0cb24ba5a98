using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Conformance.Tests.Cli;

/// <summary>A temporary folder, with keys and certificates in it when they are asked for.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("conformance-").FullName;

    /// <summary>A root and what it signed for a server on <c>localhost</c> and for a client: certificates, keys and bare public keys in PEM.</summary>
    public void WriteCredentials()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=root", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var root = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        Write("root.pem", root.ExportCertificatePem());
        WriteLeaf("server", "localhost", root, serial: 1);
        WriteLeaf("client", "client", root, serial: 2);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void WriteLeaf(string file, string name, X509Certificate2 root, byte serial)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(root, root.NotBefore, root.NotAfter, [serial]);
        Write($"{file}.pem", certificate.ExportCertificatePem());
        Write($"{file}.key", key.ExportECPrivateKeyPem());
        Write($"{file}.pub", key.ExportSubjectPublicKeyInfoPem());
    }

    private void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);
}
