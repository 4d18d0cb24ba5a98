using System.Text;
using Conformance.Dtls.Extensions;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Wire;

namespace Conformance.Engine.Captures;

/// <summary>What a handshake shows, as the language sees it.</summary>
public static class SecurityCapture
{
    /// <summary>Fields of the events hello, handshake and alert.</summary>
    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        new("suites", new FieldType.OneMatcher(), "Names of the cipher suites a hello offers, in its order."),
        new("unprotected", new FieldType.OneMatcher(), "Those of them that do not encrypt, or do not authenticate; absent when there is none."),
        new("extensions", new FieldType.OneMatcher(), "Names of the extensions of a hello."),
        new("groups", new FieldType.OneMatcher(), "Names of the groups a hello offers."),
        new("short-groups", new FieldType.OneMatcher(), "Those of them that have fewer than 255 bits; absent when there is none."),
        new("signatures", new FieldType.OneMatcher(), "Names of the signature schemes a hello offers."),
        new("certificate-types", new FieldType.OneMatcher(), "Certificate types a hello takes from us: X.509 unless it says otherwise."),
        new("own-types", new FieldType.OneMatcher(), "Certificate types a hello offers to show."),
        new("server-name", new FieldType.OneMatcher(), "The host that a hello or a handshake names."),
        new("resumes", new FieldType.OneMatcher(), "Whether a hello asks to go on with a session."),
        new("compressions", new FieldType.OneMatcher(), "Compression methods of a hello, in hex."),
        new("random", new FieldType.OneMatcher(), "The random of a hello, in hex."),
        new("version", new FieldType.OneMatcher(), "The version a hello offers."),
        new("suite", new FieldType.OneMatcher(), "The cipher suite a handshake agreed on."),
        new("group", new FieldType.OneMatcher(), "The group of its key exchange."),
        new("resumed", new FieldType.OneMatcher(), "Whether it went on with an earlier session."),
        new("cookie", new FieldType.OneMatcher(), "Whether the device sent a cookie back."),
        new("identity", new FieldType.OneMatcher(), "The name of the pre-shared key, as text."),
        new("certificate", new FieldType.OneMatcher(), "Octets of the first certificate, or of the raw public key, that the device showed."),
        new("certificate-type", new FieldType.OneMatcher(), "What it showed: X.509 or raw public key."),
        new("common-name", new FieldType.OneMatcher(), "Common name of its certificate."),
        new("extended-master-secret", new FieldType.OneMatcher(), "Whether RFC 7627 was agreed on."),
        new("level", new FieldType.OneMatcher(), "warning or fatal, of an alert."),
        new("description", new FieldType.OneMatcher(), "What an alert says, such as bad_certificate."),
        new("protected", new FieldType.OneMatcher(), "Whether an alert was authentic."),
    ];

    public static void AddTo(Dictionary<string, Value> fields, RoleEvent seen)
    {
        ArgumentNullException.ThrowIfNull(fields);
        switch (seen)
        {
            case HelloEvent { Hello: var hello, Offer: var offer }:
                fields["suites"] = List(hello.Suites);
                AddSome(fields, "unprotected", hello.Suites.Where(Weakness.IsOf));
                AddSome(fields, "short-groups", (offer.Groups ?? []).Where(Weakness.IsOf));
                fields["extensions"] = List(hello.Extensions.Select(extension => extension.Type));
                fields["groups"] = List(offer.Groups ?? []);
                fields["signatures"] = List(offer.Signatures ?? []);
                fields["certificate-types"] = List(offer.ServerCertificateTypes ?? [CertificateType.X509]);
                fields["own-types"] = List(offer.ClientCertificateTypes ?? [CertificateType.X509]);
                Add(fields, "server-name", offer.ServerName);
                fields["resumes"] = new Value.Flag(!hello.SessionId.IsEmpty || offer.SessionTicket is { IsEmpty: false });
                fields["compressions"] = new Value.Text(Hex.Of(hello.Compressions.Span));
                fields["random"] = new Value.Text(Hex.Of(hello.Random.Span));
                fields["version"] = new Value.Text($"{hello.Version}");
                break;
            case HandshakeEvent { Agreed: var agreed } handshake:
                fields["suite"] = new Value.Text($"{agreed.Suite}");
                Add(fields, "group", agreed.Group?.ToString());
                fields["resumed"] = new Value.Flag(agreed.Resumed);
                fields["cookie"] = new Value.Flag(handshake.Cookie);
                fields["extended-master-secret"] = new Value.Flag(agreed.ExtendedMasterSecret);
                Add(fields, "server-name", agreed.ServerName);
                Add(fields, "identity", agreed.Identity is { } identity ? Encoding.UTF8.GetString(identity.Span) : null);
                Add(fields, "common-name", handshake.CommonName);
                if (agreed.Peer is { Chain: [var first, ..] } peer)
                {
                    fields["certificate"] = new Value.Octets(first);
                    fields["certificate-type"] = new Value.Text($"{peer.Type}");
                }

                break;
            case AlertEvent alert:
                fields["level"] = new Value.Text($"{alert.Alert.Level}");
                fields["description"] = new Value.Text($"{alert.Alert.Description}");
                fields["protected"] = new Value.Flag(alert.Protected);
                break;
            default:
                break;
        }
    }

    private static Value.List List<T>(IEnumerable<T> items) => new([.. items.Select(item => new Value.Text($"{item}"))]);

    private static void AddSome<T>(Dictionary<string, Value> fields, string name, IEnumerable<T> items)
    {
        if (List(items) is { Content.Count: > 0 } some)
        {
            fields[name] = some;
        }
    }

    private static void Add(Dictionary<string, Value> fields, string name, string? text)
    {
        if (text is not null)
        {
            fields[name] = new Value.Text(text);
        }
    }
}
