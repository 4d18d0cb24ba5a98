namespace Conformance.Dtls.Extensions;

/// <summary>The number of an extension of a hello.</summary>
/// <remarks>RFC 6066, RFC 8422, RFC 5246, RFC 7250, RFC 7366, RFC 7627, RFC 8449, RFC 5077, RFC 9146, RFC 5746.</remarks>
public readonly record struct ExtensionType(ushort Value)
{
    public static ExtensionType ServerName => new(0);
    public static ExtensionType MaxFragmentLength => new(1);
    public static ExtensionType SupportedGroups => new(10);
    public static ExtensionType PointFormats => new(11);
    public static ExtensionType SignatureAlgorithms => new(13);
    public static ExtensionType ClientCertificateType => new(19);
    public static ExtensionType ServerCertificateType => new(20);
    public static ExtensionType EncryptThenMac => new(22);
    public static ExtensionType ExtendedMasterSecret => new(23);
    public static ExtensionType RecordSizeLimit => new(28);
    public static ExtensionType SessionTicket => new(35);
    public static ExtensionType ConnectionId => new(54);
    public static ExtensionType RenegotiationInfo => new(0xFF01);

    public override string ToString() => Value switch
    {
        0 => "server_name",
        1 => "max_fragment_length",
        10 => "supported_groups",
        11 => "ec_point_formats",
        13 => "signature_algorithms",
        19 => "client_certificate_type",
        20 => "server_certificate_type",
        22 => "encrypt_then_mac",
        23 => "extended_master_secret",
        28 => "record_size_limit",
        35 => "session_ticket",
        54 => "connection_id",
        0xFF01 => "renegotiation_info",
        _ => $"extension {Value}",
    };
}
