using System.Net;

namespace Conformance.Coap.Transmission;

/// <summary>A confirmable or non-confirmable message that was received, and what went back for it.</summary>
internal sealed class SeenMessage(IPEndPoint remote, ushort messageId, ReadOnlyMemory<byte> octets, TimeSpan expires)
{
    public (IPEndPoint Remote, ushort MessageId) Key => (remote, messageId);

    public ReadOnlyMemory<byte> Octets => octets;

    public TimeSpan Expires => expires;

    /// <summary>The ACK or Reset that a duplicate gets again; <see langword="null"/> as long as none was sent.</summary>
    public RememberedReply? Reply { get; set; }

    /// <summary>Whether it counts as never received.</summary>
    public bool IsForgotten { get; set; }
}
