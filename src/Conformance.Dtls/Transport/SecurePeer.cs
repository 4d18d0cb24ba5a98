using System.Net;
using Conformance.Dtls.Dtls12;

namespace Conformance.Dtls.Transport;

/// <summary>A peer as its association makes it known: from one address two associations are two peers, unless the later resumes the earlier.</summary>
/// <remarks>RFC 7252 §9.1.</remarks>
public sealed class SecurePeer : IPEndPoint
{
    public SecurePeer(IPEndPoint address, ServerAssociation association)
        : base((address ?? throw new ArgumentNullException(nameof(address))).Address, address.Port) => (Association, At) = (association, address);

    /// <summary>The association in use.</summary>
    public ServerAssociation Association { get; internal set; }

    /// <summary>Where it is now: an association with a connection id may come from another address than it began at (RFC 9146 §6).</summary>
    public IPEndPoint At { get; internal set; }

    public override bool Equals(object? comparand) => ReferenceEquals(this, comparand);

    public override int GetHashCode() => base.GetHashCode();
}
