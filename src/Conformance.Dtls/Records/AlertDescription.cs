using System.Collections.Frozen;

namespace Conformance.Dtls.Records;

/// <summary>What an alert complains of.</summary>
/// <remarks>RFC 5246 §7.2, RFC 6066 §9, RFC 4279 §6.</remarks>
public readonly record struct AlertDescription(byte Value)
{
    private static readonly FrozenDictionary<byte, string> Names = new Dictionary<byte, string>
    {
        [0] = "close_notify",
        [10] = "unexpected_message",
        [20] = "bad_record_mac",
        [21] = "decryption_failed",
        [22] = "record_overflow",
        [30] = "decompression_failure",
        [40] = "handshake_failure",
        [41] = "no_certificate",
        [42] = "bad_certificate",
        [43] = "unsupported_certificate",
        [44] = "certificate_revoked",
        [45] = "certificate_expired",
        [46] = "certificate_unknown",
        [47] = "illegal_parameter",
        [48] = "unknown_ca",
        [49] = "access_denied",
        [50] = "decode_error",
        [51] = "decrypt_error",
        [60] = "export_restriction",
        [70] = "protocol_version",
        [71] = "insufficient_security",
        [80] = "internal_error",
        [86] = "inappropriate_fallback",
        [90] = "user_canceled",
        [100] = "no_renegotiation",
        [110] = "unsupported_extension",
        [111] = "certificate_unobtainable",
        [112] = "unrecognized_name",
        [113] = "bad_certificate_status_response",
        [114] = "bad_certificate_hash_value",
        [115] = "unknown_psk_identity",
        [120] = "no_application_protocol",
    }.ToFrozenDictionary();

    /// <summary>Those that have a name.</summary>
    public static IReadOnlyList<AlertDescription> Known { get; } = [.. Names.Keys.Order().Select(value => new AlertDescription(value))];

    public static AlertDescription CloseNotify => new(0);
    public static AlertDescription UnexpectedMessage => new(10);
    public static AlertDescription BadRecordMac => new(20);
    public static AlertDescription RecordOverflow => new(22);
    public static AlertDescription HandshakeFailure => new(40);
    public static AlertDescription BadCertificate => new(42);
    public static AlertDescription UnsupportedCertificate => new(43);
    public static AlertDescription CertificateRevoked => new(44);
    public static AlertDescription CertificateExpired => new(45);
    public static AlertDescription CertificateUnknown => new(46);
    public static AlertDescription IllegalParameter => new(47);
    public static AlertDescription UnknownCa => new(48);
    public static AlertDescription AccessDenied => new(49);
    public static AlertDescription DecodeError => new(50);
    public static AlertDescription DecryptError => new(51);
    public static AlertDescription ProtocolVersion => new(70);
    public static AlertDescription NoRenegotiation => new(100);
    public static AlertDescription UnsupportedExtension => new(110);
    public static AlertDescription UnknownPskIdentity => new(115);

    public override string ToString() => Names.GetValueOrDefault(Value) ?? $"alert {Value}";
}
