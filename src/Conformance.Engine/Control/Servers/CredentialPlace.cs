using System.Security.Cryptography;
using Conformance.Engine.Security;

namespace Conformance.Engine.Control.Servers;

/// <summary>A folder with the credentials of our client, and of the server that it comes to, for a server that the harness starts; it goes when the server does.</summary>
/// <remarks><c>psk.txt</c> (IDENTITY:HEX), <c>client.pub</c>, <c>root.pem</c>, <c>server.pem</c> and <c>server.key</c>.</remarks>
public sealed class CredentialPlace : IDisposable
{
    public const string Placeholder = "$(credentials)";

    private CredentialPlace(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="IOException">No folder can be made.</exception>
    public static CredentialPlace Write(CredentialKit kit)
    {
        ArgumentNullException.ThrowIfNull(kit);

        var place = new CredentialPlace(Directory.CreateTempSubdirectory("conformance-").FullName);
        place.Text("psk.txt", $"{System.Text.Encoding.UTF8.GetString(kit.Factory.Identity.Span)}:{Convert.ToHexString(kit.Factory.Key.Span)}");
        place.Text("client.pub", PemEncoding.WriteString("PUBLIC KEY", kit.DevicePublic));
        place.Text("root.pem", PemEncoding.WriteString("CERTIFICATE", kit.Authority.Root.Octets.Span));
        place.Text("server.pem", string.Join('\n', kit.Server.Chain.Select(one => PemEncoding.WriteString("CERTIFICATE", one.Span))));
        place.Text("server.key", PemEncoding.WriteString("PRIVATE KEY", kit.ServerKey.ExportPkcs8PrivateKey()));
        return place;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Text(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), $"{text}\n");
}
