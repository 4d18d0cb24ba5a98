using Conformance.Dtls.Credentials;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;

namespace Conformance.Dtls;

/// <summary>What a server has to be told besides.</summary>
public sealed record ServerSettings : AssociationSettings
{
    /// <summary>The key of an identity, or <see langword="null"/>; no pre-shared keys unless given.</summary>
    public Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?>? FindKey { get; init; }

    /// <summary>Sent with ServerKeyExchange; without it there is none (RFC 4279 §2).</summary>
    public ReadOnlyMemory<byte>? IdentityHint { get; init; }

    /// <summary>What is shown to clients that do not take <see cref="AssociationSettings.Credential"/>.</summary>
    public SigningCredential? OtherCredential { get; init; }

    public ClientAuthentication ClientAuthentication { get; init; } = ClientAuthentication.Required;

    /// <summary>Whether a client has to show that it is where it says (RFC 6347 §4.2.1).</summary>
    public bool AskForCookie { get; init; } = true;

    /// <summary>The record version of HelloVerifyRequest; that of the ClientHello unless given, since some clients take no other.</summary>
    public ProtocolVersion? CookieRecordVersion { get; init; }

    /// <summary>Whether server_name is answered, which is due when the name decided something (RFC 6066 §3); some clients cannot read the answer.</summary>
    public bool AnswerServerName { get; init; }

    /// <summary>Whether clients that can are given a connection id (RFC 9146), so that they may come from another address.</summary>
    public bool GiveConnectionIds { get; init; }

    /// <summary>Sessions to be resumed by id; none unless given.</summary>
    public SessionCache? Sessions { get; init; }

    /// <summary>Sessions that the client keeps; none unless given.</summary>
    public Tickets? Tickets { get; init; }
}
