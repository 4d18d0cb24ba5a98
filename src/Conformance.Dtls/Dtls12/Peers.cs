using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Records;

namespace Conformance.Dtls.Dtls12;

/// <summary>Whether what a peer showed proves who it is.</summary>
internal static class Peers
{
    /// <summary>Whether the peer's key signed these octets, with a scheme that we offered.</summary>
    public static Refusal? Check(
        PeerCredential peer, SignatureScheme scheme, AssociationSettings settings, ReadOnlySpan<byte> octets, ReadOnlyMemory<byte> signature)
    {
        if (!settings.Signatures.Contains(scheme))
        {
            return Refusal.Illegal("RFC 5246 §7.4.1.4.1", $"signed with {scheme}, which was not offered");
        }

        if (!PeerKey.TryRead(peer.Chain[0], peer.Type, out var key, out var error))
        {
            return new(AlertDescription.BadCertificate, error);
        }

        using (key)
        {
            return key!.Signed(octets, scheme, signature.Span) || settings.Overlooks.Contains(Oversight.Signature) ? null : Refusal.Of(AlertDescription.DecryptError, "RFC 5246 §4.7", "the signature does not verify");
        }
    }
}
