using System.Net;
using Conformance.Coap.Streams;
using Conformance.Wire.Streams;

namespace Conformance.Coap.Transport;

/// <summary>A peer as its connection makes it known: two connections from one address are two peers.</summary>
/// <remarks>RFC 8323 §3.3: tokens and observations are of one connection.</remarks>
public sealed class StreamPeer : IPEndPoint
{
    internal StreamPeer(IStreamLink link, StreamTerms terms)
        : base(link.RemoteEndPoint.Address, link.RemoteEndPoint.Port) => (Link, Connection) = (link, new(terms));

    /// <summary>Whether it is over.</summary>
    public bool IsOver => Connection.IsOver;

    /// <summary>The longest message that it takes, in octets.</summary>
    public uint MessageSize => Connection.PeerMessageSize;

    internal IStreamLink Link { get; }

    internal StreamConnection Connection { get; }

    /// <summary>Octets that were sent and received, for the capture.</summary>
    internal long Sent { get; set; }

    /// <inheritdoc cref="Sent"/>
    internal long Received { get; set; }

    internal IDisposable? Deadline { get; set; }

    /// <summary>Whether the link was closed by either side.</summary>
    internal bool IsClosed { get; set; }

    public override bool Equals(object? comparand) => ReferenceEquals(this, comparand);

    public override int GetHashCode() => base.GetHashCode();
}
