using Conformance.Dtls.Credentials;
using Conformance.Oscore.Contexts;

namespace Conformance.ReferenceServer.Security;

/// <summary>What a server knows one client by.</summary>
/// <param name="Endpoint">Its name, which is also the common name of its certificate.</param>
public sealed record ClientAccount(string Endpoint)
{
    /// <summary>Its pre-shared key; <see langword="null"/> for none.</summary>
    public PreSharedKey? Key { get; init; }

    /// <summary>Its context of object security, as the server sees it; <see langword="null"/> for none.</summary>
    public ContextParameters? Context { get; init; }

    /// <summary>Its raw public key, as SubjectPublicKeyInfo; empty for none.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; init; }
}
