using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Flights;
using Conformance.Dtls.Records;

namespace Conformance.Dtls;

/// <summary>What both sides have to be told.</summary>
public abstract record AssociationSettings
{
    /// <summary>What a datagram of 1280 octets of IPv6 has room for.</summary>
    public const int UsualDatagram = 1232;

    /// <summary>In the order of preference.</summary>
    public IReadOnlyList<CipherSuite> Suites { get; init; } = CipherSuite.Known;

    public IReadOnlyList<NamedGroup> Groups { get; init; } = [NamedGroup.P256, NamedGroup.P384];

    public IReadOnlyList<SignatureScheme> Signatures { get; init; } = [SignatureScheme.EcdsaSha256, SignatureScheme.EcdsaSha384];

    /// <summary>What we sign with.</summary>
    public SigningCredential? Credential { get; init; }

    /// <summary>What we let the peer show.</summary>
    public IReadOnlyList<CertificateType> PeerTypes { get; init; } = [CertificateType.X509];

    /// <summary>Says whether what the peer shows is good enough; <see langword="null"/> when it is. What a certificate means is decided there.</summary>
    public Func<PeerCredential, Refusal?> Judge { get; init; } =
        _ => Refusal.Of(AlertDescription.CertificateUnknown, "RFC 5280 §6", "nobody was asked whether this certificate is good");

    /// <summary>RFC 7627.</summary>
    public bool ExtendedMasterSecret { get; init; } = true;

    /// <summary>RFC 7366, with CBC.</summary>
    public bool EncryptThenMac { get; init; } = true;

    /// <summary>The longest plaintext we say we take (RFC 8449); nothing is said unless given.</summary>
    public ushort? RecordSizeLimit { get; init; }

    /// <summary>The longest handshake message that we put together; 0 takes whole ones alone.</summary>
    public int LongestMessage { get; init; } = Handshake.Reassembly.LongestMessage;

    /// <summary>Octets of a datagram that we send.</summary>
    public int DatagramLimit { get; init; } = UsualDatagram;

    public RetransmissionSettings Retransmission { get; init; } = RetransmissionSettings.Usual;

    public FaultSwitches Faults { get; init; } = FaultSwitches.None;

    /// <summary>What is not looked at.</summary>
    public IReadOnlyCollection<Oversight> Overlooks { get; init; } = [];
}
