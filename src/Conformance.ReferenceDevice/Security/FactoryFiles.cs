using Conformance.Dtls.Credentials;
using Conformance.ReferenceDevice.Registration;

namespace Conformance.ReferenceDevice.Security;

/// <summary>Credentials of the factory, as the command line names them.</summary>
internal static class FactoryFiles
{
    /// <exception cref="InvalidDataException">A file cannot be used; the message says why.</exception>
    public static FactoryCredentials Load(DeviceOptions options)
    {
        if (options is not { Key: { } keyFile, Anchor: { } anchor })
        {
            return options.PreShared is { } key ? new(SecurityResources.Psk, key.Identity, default, key.Key) : FactoryCredentials.None;
        }

        var own = CredentialFiles.LoadOwn(options.Certificate, keyFile);
        return options.UsesRawKeys
            ? new(SecurityResources.Raw, own.Chain[0], CredentialFiles.LoadPublicKeys(anchor)[0], own.Key.ExportPkcs8PrivateKey())
            : new(SecurityResources.Certificate, own.Chain[0], CredentialFiles.LoadCertificates(anchor)[0].RawData, own.Key.ExportPkcs8PrivateKey());
    }
}
