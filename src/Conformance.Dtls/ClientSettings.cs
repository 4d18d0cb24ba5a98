using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;

namespace Conformance.Dtls;

/// <summary>What a client has to be told besides.</summary>
public sealed record ClientSettings : AssociationSettings
{
    public PreSharedKey? Key { get; init; }

    /// <summary>The host that is meant (RFC 6066 §3); addresses are not sent.</summary>
    public string? ServerName { get; init; }

    /// <summary>1 to 4 for 512 to 4096 octets (RFC 6066 §4).</summary>
    public byte? MaxFragmentLength { get; init; }

    /// <summary>What we want to know the association by (RFC 9146); empty to take an id of the server alone, and not offered unless given.</summary>
    public ReadOnlyMemory<byte>? ConnectionId { get; init; }

    /// <summary>Go on with this one if the server will.</summary>
    public Session? Session { get; init; }

    /// <summary>Whether a ticket is asked for (RFC 5077).</summary>
    public bool AskForTicket { get; init; } = true;

    /// <summary>Whether secure renegotiation is signalled (RFC 5746 §3.3).</summary>
    public bool SignalRenegotiation { get; init; } = true;

    /// <summary>Extensions that are offered besides, and mean nothing to us.</summary>
    public IReadOnlyList<Extension> Others { get; init; } = [];

    /// <summary>The version in the header of the first records.</summary>
    public ProtocolVersion RecordVersion { get; init; } = ProtocolVersion.Dtls12;
}
