using System.Net;

namespace Conformance.Oscore.Transport;

/// <summary>A peer as its security context makes it known: from one address, each context is another peer, and what comes in clear is one more.</summary>
public sealed class GuardedPeer : IPEndPoint
{
    internal GuardedPeer(IPEndPoint beneath, Guard guard, GuardedPort port)
        : base(beneath.Address, beneath.Port) => (Beneath, Guard, Owner) = (beneath, guard, port);

    /// <summary>The peer of the transport below: an address, or an association.</summary>
    public IPEndPoint Beneath { get; }

    /// <summary>What is said under the context.</summary>
    public Guard Guard { get; }

    internal GuardedPort Owner { get; }

    public override bool Equals(object? comparand) => ReferenceEquals(this, comparand);

    public override int GetHashCode() => base.GetHashCode();
}
