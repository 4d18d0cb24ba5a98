using System.Net;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Transport;
using Conformance.Est.Certificates;
using Conformance.Est.Enrolment;

namespace Conformance.Roles;

/// <summary>Who speaks from an address, by the certificate that was shown in the handshake.</summary>
/// <remarks>The first Finished is not told by associations, so a request that is tied to its session is taken as it is (RFC 9148 §3 leaves that to choice).</remarks>
public sealed class AssociationIdentities : IPeerIdentities
{
    public PeerIdentity? Find(IPEndPoint remote)
    {
        if (remote is not SecurePeer { Association.Negotiation: { } agreed })
        {
            return null;
        }

        return agreed.Peer is { Chain: [var first, ..] } peer && peer.Type == CertificateType.X509 && Certificate.TryRead(first, out var shown, out _)
            ? new(shown, default)
            : new(null, default);
    }
}
