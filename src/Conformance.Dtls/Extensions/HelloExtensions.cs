using System.Text;
using Conformance.Dtls.Handshake;
using Conformance.Wire;

namespace Conformance.Dtls.Extensions;

/// <summary>What the extensions of a hello mean, as far as we know them; <see langword="null"/> where there is none.</summary>
/// <remarks>A ServerHello answers a list of certificate types with one, and a server name with nothing.</remarks>
public sealed record HelloExtensions
{
    private const string Clause = "RFC 5246 §7.4.1.4";
    private const byte HostName = 0;
    private const byte Uncompressed = 0;
    private const int LongestName = 255;

    public static HelloExtensions None { get; } = new();

    /// <summary>The host that the client means (RFC 6066 §3); empty in a ServerHello.</summary>
    public string? ServerName { get; init; }

    /// <summary>1 to 4 for 512 to 4096 octets of plaintext (RFC 6066 §4).</summary>
    public byte? MaxFragmentLength { get; init; }

    /// <summary>The longest plaintext that the sender takes (RFC 8449 §4).</summary>
    public ushort? RecordSizeLimit { get; init; }

    public IReadOnlyList<NamedGroup>? Groups { get; init; }

    public IReadOnlyList<SignatureScheme>? Signatures { get; init; }

    public IReadOnlyList<CertificateType>? ClientCertificateTypes { get; init; }

    public IReadOnlyList<CertificateType>? ServerCertificateTypes { get; init; }

    /// <summary>Whether point formats are sent; always the uncompressed one alone (RFC 8422 §5.1.2).</summary>
    public bool PointFormats { get; init; }

    public bool EncryptThenMac { get; init; }

    public bool ExtendedMasterSecret { get; init; }

    /// <summary>A ticket, or nothing where one is only asked for or promised (RFC 5077 §3.2).</summary>
    public ReadOnlyMemory<byte>? SessionTicket { get; init; }

    /// <summary>What the sender wants to know the association by; empty when it only takes such ids (RFC 9146 §3).</summary>
    public ReadOnlyMemory<byte>? ConnectionId { get; init; }

    /// <summary>Empty in the first handshake (RFC 5746 §3.2).</summary>
    public ReadOnlyMemory<byte>? RenegotiationInfo { get; init; }

    /// <summary>Takes the extensions for what they mean.</summary>
    /// <param name="fromServer">Whether they stand in a ServerHello.</param>
    public static bool TryRead(IEnumerable<Extension> extensions, bool fromServer, out HelloExtensions hello, out DecodeError error)
    {
        ArgumentNullException.ThrowIfNull(extensions);

        hello = None;
        foreach (var extension in extensions)
        {
            var fields = new FieldReader(extension.Body.Span, $"{Clause}, {extension.Type}");
            hello = Read(hello, extension, ref fields, fromServer);
            if (!fields.Ends(out error))
            {
                error = error with { Message = $"{extension.Type}: {error.Message}" };
                return false;
            }
        }

        error = default;
        return true;
    }

    /// <summary>The extensions to be sent, in the order of their numbers.</summary>
    public IReadOnlyList<Extension> ToList(bool fromServer)
    {
        var list = new List<Extension>();
        Add(list, ExtensionType.ServerName, ServerName is { } name ? fromServer ? [] : NameList(name) : null);
        Add(list, ExtensionType.MaxFragmentLength, MaxFragmentLength is { } code ? [code] : null);
        Add(list, ExtensionType.SupportedGroups, Groups is { } groups ? Numbers(groups.Select(group => group.Value)) : null);
        Add(list, ExtensionType.PointFormats, PointFormats ? [1, Uncompressed] : null);
        Add(list, ExtensionType.SignatureAlgorithms, Signatures is { } schemes ? Numbers(schemes.Select(scheme => scheme.Value)) : null);
        Add(list, ExtensionType.ClientCertificateType, Types(ClientCertificateTypes, fromServer));
        Add(list, ExtensionType.ServerCertificateType, Types(ServerCertificateTypes, fromServer));
        Add(list, ExtensionType.EncryptThenMac, EncryptThenMac ? [] : null);
        Add(list, ExtensionType.ExtendedMasterSecret, ExtendedMasterSecret ? [] : null);
        Add(list, ExtensionType.RecordSizeLimit, RecordSizeLimit is { } limit ? [(byte)(limit >> 8), (byte)limit] : null);
        Add(list, ExtensionType.SessionTicket, SessionTicket?.ToArray());
        Add(list, ExtensionType.ConnectionId, ConnectionId is { } id ? [(byte)id.Length, .. id.Span] : null);
        Add(list, ExtensionType.RenegotiationInfo, RenegotiationInfo is { } info ? [(byte)info.Length, .. info.Span] : null);
        return list;
    }

    private static HelloExtensions Read(HelloExtensions hello, Extension extension, ref FieldReader fields, bool fromServer) => extension.Type.Value switch
    {
        0 => hello with { ServerName = fromServer && fields.Remaining == 0 ? string.Empty : Name(ref fields) },
        1 => hello with { MaxFragmentLength = fields.Byte("max_fragment_length") },
        10 => hello with { Groups = [.. fields.UInt16s("named_group_list").Select(value => new NamedGroup(value))] },
        11 => hello with { PointFormats = fields.Vector(1, "ec_point_format_list", atLeast: 1).Contains(Uncompressed) },
        13 => hello with { Signatures = [.. fields.UInt16s("supported_signature_algorithms").Select(value => new SignatureScheme(value))] },
        19 => hello with { ClientCertificateTypes = ReadTypes(ref fields, fromServer) },
        20 => hello with { ServerCertificateTypes = ReadTypes(ref fields, fromServer) },
        22 => hello with { EncryptThenMac = true },
        23 => hello with { ExtendedMasterSecret = true },
        28 => hello with { RecordSizeLimit = fields.UInt16("record_size_limit") },
        35 => hello with { SessionTicket = fields.Octets(fields.Remaining, "ticket") },
        54 => hello with { ConnectionId = fields.Vector(1, "cid") },
        0xFF01 => hello with { RenegotiationInfo = fields.Vector(1, "renegotiated_connection") },
        _ => Skip(hello, ref fields),
    };

    /// <summary>What is unknown is no error: a hello may offer anything.</summary>
    private static HelloExtensions Skip(HelloExtensions hello, ref FieldReader fields)
    {
        fields.Octets(fields.Remaining, "extension_data");
        return hello;
    }

    private static string Name(ref FieldReader fields)
    {
        var names = new FieldReader(fields.Vector(sizeof(ushort), "server_name_list", atLeast: 1), "RFC 6066 §3");
        var type = names.Byte("name_type");
        var name = names.Vector(sizeof(ushort), "host_name", atLeast: 1);
        if (type != HostName || name.Length > LongestName || !Ascii.IsValid(name))
        {
            names.Refuse($"a name of type {type} and {name.Length} octets; a host name of ASCII is required");
        }

        if (!names.Ends(out var error))
        {
            fields.Refuse(error);
        }

        return Encoding.ASCII.GetString(name);
    }

    private static CertificateType[] ReadTypes(ref FieldReader fields, bool fromServer) =>
        fromServer
            ? [new(fields.Byte("certificate_type"))]
            : [.. fields.Vector(1, "certificate_types", atLeast: 1).Select(value => new CertificateType(value))];

    private static byte[]? Types(IReadOnlyList<CertificateType>? types, bool fromServer) =>
        types is null ? null
        : fromServer ? [types[0].Value]
        : [(byte)types.Count, .. types.Select(type => type.Value)];

    private static byte[] NameList(string name)
    {
        var inner = new SpanWriter();
        inner.WriteByte(HostName);
        inner.WriteVector(sizeof(ushort), Encoding.ASCII.GetBytes(name));
        var list = new SpanWriter();
        list.WriteVector(sizeof(ushort), inner.Written);
        return list.ToArray();
    }

    private static byte[] Numbers(IEnumerable<ushort> numbers)
    {
        var writer = new SpanWriter();
        writer.WriteUInt16s(numbers);
        return writer.ToArray();
    }

    private static void Add(List<Extension> list, ExtensionType type, byte[]? body)
    {
        if (body is not null)
        {
            list.Add(new(type, body));
        }
    }
}
