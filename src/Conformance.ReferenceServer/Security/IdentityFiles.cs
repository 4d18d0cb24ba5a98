using Conformance.Dtls.Credentials;

namespace Conformance.ReferenceServer.Security;

/// <summary>What a server proves itself with, and knows its clients by, in files.</summary>
internal static class IdentityFiles
{
    /// <exception cref="InvalidDataException">A file cannot be used; the message says why.</exception>
    public static ServerIdentity Load(ServerOptions options)
    {
        var certificate = options is { Certificate: { } chain, Key: { } key } ? CredentialFiles.LoadOwn(chain, key) : null;
        var raw = options.Key is { } own ? CredentialFiles.LoadOwn(certificateFile: null, own) : null;
        var authority = options.Authority is { } root ? CredentialFiles.LoadCertificates(root)[0].RawData : [];
        return new(certificate, raw, authority,
        [
            .. options.Keys.Select(client => new ClientAccount(client.Endpoint) { Key = KeyOf(client.Endpoint, client.Key) }),
            .. options.PublicKeys.Select(client => new ClientAccount(client.Endpoint) { PublicKey = CredentialFiles.LoadPublicKeys(client.File)[0] }),
        ]);
    }

    private static PreSharedKey KeyOf(string endpoint, string text) =>
        CredentialFiles.ParsePreShared(text, endpoint) ?? CredentialFiles.LoadPreShared(text, endpoint);
}
