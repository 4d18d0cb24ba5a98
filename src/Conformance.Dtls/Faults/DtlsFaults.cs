using System.Reflection;

namespace Conformance.Dtls.Faults;

/// <summary>Everything our side of DTLS can do wrong on purpose. Each is one decision taken wrongly at one place.</summary>
public static class DtlsFaults
{
    public static readonly DtlsFault RandomReused = new("random-reused", "the random of the hello is the same in every handshake", "RFC 5246 §7.4.1.2");
    public static readonly DtlsFault ExtensionTwice = new("extension-twice", "the hello has its first extension twice", "RFC 5246 §7.4.1.4");
    public static readonly DtlsFault ExtensionTruncated = new("extension-truncated", "the last extension of the hello announces one octet more than there is", "RFC 5246 §7.4.1.4");
    public static readonly DtlsFault VersionUnknown = new("version-unknown", "the hello says DTLS 1.0", "RFC 5246 §E.1");
    public static readonly DtlsFault CompressionOnly = new("compression-only", "the ClientHello offers DEFLATE and nothing else", "RFC 5246 §7.4.1.2", DtlsRole.Client);
    public static readonly DtlsFault CookieChanged = new("cookie-changed", "the cookie is sent back with its last octet changed", "RFC 6347 §4.2.1", DtlsRole.Client);
    public static readonly DtlsFault HelloChanged = new("hello-changed", "the ClientHello with the cookie has another random than the first", "RFC 6347 §4.2.1", DtlsRole.Client);
    public static readonly DtlsFault GreaseOffered = new("grease-offered", "the ClientHello offers reserved suites, groups, signature schemes and extensions, which a server passes over", "RFC 8701 §3", DtlsRole.Client);
    public static readonly DtlsFault NameMalformed = new("name-malformed", "server_name has a list without length", "RFC 6066 §3", DtlsRole.Client);
    public static readonly DtlsFault RenegotiationFilled = new("renegotiation-filled", "renegotiation_info of the first ClientHello is not empty", "RFC 5746 §3.6", DtlsRole.Client);
    public static readonly DtlsFault CertificateWithheld = new("certificate-withheld", "CertificateRequest is answered with no certificate although there is one", "RFC 5246 §7.4.6", DtlsRole.Client);
    public static readonly DtlsFault CertificateSkipped = new("certificate-skipped", "CertificateRequest is not answered at all", "RFC 5246 §7.4.6", DtlsRole.Client);
    public static readonly DtlsFault VerifySkipped = new("verify-skipped", "CertificateVerify is not sent", "RFC 5246 §7.4.8", DtlsRole.Client);
    public static readonly DtlsFault VerifySignatureWrong = new("verify-signature-wrong", "CertificateVerify signs other octets", "RFC 5246 §7.4.8", DtlsRole.Client);
    public static readonly DtlsFault KeyExchangeSkipped = new("key-exchange-skipped", "ClientKeyExchange is not sent", "RFC 5246 §7.4.7", DtlsRole.Client);

    public static readonly DtlsFault CookieEmpty = new("cookie-empty", "HelloVerifyRequest has an empty cookie", "RFC 6347 §4.2.1", DtlsRole.Server);
    public static readonly DtlsFault CookieRefused = new("cookie-refused", "every cookie is answered with another HelloVerifyRequest", "RFC 6347 §4.2.1", DtlsRole.Server);
    public static readonly DtlsFault SuiteUnknown = new("suite-unknown", "ServerHello chooses a suite that nobody knows", "RFC 5246 §7.4.1.3", DtlsRole.Server);
    public static readonly DtlsFault SuiteNotOffered = new("suite-not-offered", "ServerHello chooses a suite that was not offered", "RFC 5246 §7.4.1.3", DtlsRole.Server);
    public static readonly DtlsFault CompressionChosen = new("compression-chosen", "ServerHello chooses DEFLATE", "RFC 5246 §7.4.1.3", DtlsRole.Server);
    public static readonly DtlsFault ExtensionUnasked = new("extension-unasked", "ServerHello has an extension that nobody offered", "RFC 5246 §7.4.1.4", DtlsRole.Server);
    public static readonly DtlsFault RenegotiationUnasked = new("renegotiation-unasked", "ServerHello has renegotiation_info although it was not offered", "RFC 5746 §3.6", DtlsRole.Server);
    public static readonly DtlsFault SessionInvented = new("session-invented", "a whole handshake echoes the session id that was offered", "RFC 5246 §7.4.1.3", DtlsRole.Server);
    public static readonly DtlsFault HintEmpty = new("hint-empty", "ServerKeyExchange is sent for a pre-shared key without a hint", "RFC 4279 §2", DtlsRole.Server);
    public static readonly DtlsFault RequestUnasked = new("request-unasked", "CertificateRequest is sent with a pre-shared key", "RFC 4279 §2", DtlsRole.Server);
    public static readonly DtlsFault GreaseRequested = new("grease-requested", "CertificateRequest lists reserved certificate types and signature schemes, which a client passes over", "RFC 8701 §4", DtlsRole.Server);
    public static readonly DtlsFault CurveNotOffered = new("curve-not-offered", "ServerKeyExchange names a curve that was not offered", "RFC 8422 §5.4", DtlsRole.Server);
    public static readonly DtlsFault SchemeNotOffered = new("scheme-not-offered", "ServerKeyExchange is signed with SHA-1 although it was not offered", "RFC 5246 §7.4.3", DtlsRole.Server);
    public static readonly DtlsFault ExchangeSignatureWrong = new("exchange-signature-wrong", "ServerKeyExchange signs other randoms", "RFC 5246 §7.4.3", DtlsRole.Server);
    public static readonly DtlsFault DoneSkipped = new("done-skipped", "ServerHelloDone is not sent", "RFC 5246 §7.4.5", DtlsRole.Server);
    public static readonly DtlsFault TicketSkipped = new("ticket-skipped", "a promised NewSessionTicket is not sent", "RFC 5077 §3.3", DtlsRole.Server);

    public static readonly DtlsFault PointOffCurve = new("point-off-curve", "the public point of the key exchange is not on its curve", "RFC 8422 §5.11");
    public static readonly DtlsFault CertificateTruncated = new("certificate-truncated", "the second half of the certificate is cut off", "RFC 5246 §7.4.2");
    public static readonly DtlsFault ExtendedSecretIgnored = new("extended-secret-ignored", "the master secret is derived as if extended_master_secret had not been agreed", "RFC 7627 §4");
    public static readonly DtlsFault VerifyDataWrong = new("verify-data-wrong", "the last octet of Finished is another", "RFC 5246 §7.4.9");
    public static readonly DtlsFault FinishedSkipped = new("finished-skipped", "Finished is not sent", "RFC 5246 §7.4.9");
    public static readonly DtlsFault FinishedUnprotected = new("finished-unprotected", "Finished is sent in epoch 0", "RFC 5246 §7.4.9");
    public static readonly DtlsFault AlertForFinished = new("alert-for-finished", "a fatal handshake_failure is sent in place of Finished", "RFC 5246 §7.2");
    public static readonly DtlsFault ChangeSkipped = new("change-skipped", "ChangeCipherSpec is not sent", "RFC 5246 §7.1");
    public static readonly DtlsFault ChangeMalformed = new("change-malformed", "ChangeCipherSpec is 2", "RFC 5246 §7.1");

    public static readonly DtlsFault MessageNumberSkipped = new("message-number-skipped", "the second message of a handshake leaves a number out", "RFC 6347 §4.2.2");
    public static readonly DtlsFault FragmentOversized = new("fragment-oversized", "a fragment reaches beyond the end of its message", "RFC 6347 §4.2.2");
    public static readonly DtlsFault FragmentLengthVaries = new("fragment-length-varies", "the fragments of one message disagree on how long it is", "RFC 6347 §4.2.3");
    public static readonly DtlsFault NothingRepeated = new("nothing-repeated", "a flight that is not answered is never sent again", "RFC 6347 §4.2.4");

    public static readonly DtlsFault RecordReplayed = new("record-replayed", "every protected record is sent twice", "RFC 6347 §4.1.2.6");
    public static readonly DtlsFault RecordTagWrong = new("record-tag-wrong", "application data has a wrong tag", "RFC 6347 §4.1.2.7");
    public static readonly DtlsFault RecordVersionUnknown = new("record-version-unknown", "application data is in a record of version 0xFE00", "RFC 6347 §4.1");
    public static readonly DtlsFault RecordTypeUnknown = new("record-type-unknown", "application data is in a record of type 99", "RFC 5246 §6");
    public static readonly DtlsFault RecordLengthWrong = new("record-length-wrong", "a record of application data announces one octet more than it has", "RFC 6347 §4.1");
    public static readonly DtlsFault RecordOversized = new("record-oversized", "application data is filled up beyond what the peer takes", "RFC 5246 §6.2.1");
    public static readonly DtlsFault EpochStale = new("epoch-stale", "application data is sent in epoch 0", "RFC 6347 §4.1");
    public static readonly DtlsFault EpochFuture = new("epoch-future", "application data is sent in the epoch after the current", "RFC 6347 §4.1");
    public static readonly DtlsFault NonceRepeated = new("nonce-repeated", "the explicit nonce of every record is the same", "RFC 5288 §3");
    public static readonly DtlsFault SequenceRepeated = new("sequence-repeated", "every record of application data has the same sequence number", "RFC 6347 §4.1");
    public static readonly DtlsFault RenegotiationStarted = new("renegotiation-started", "a new handshake is asked for as soon as one is over", "RFC 7925 §17");
    public static readonly DtlsFault CloseSkipped = new("close-skipped", "the association ends without close_notify", "RFC 5246 §7.2.1");
    public static readonly DtlsFault AlertUnknown = new("alert-unknown", "the closing alert is one that nobody knows", "RFC 5246 §7.2");

    /// <summary>All of them, in the order above.</summary>
    public static IReadOnlyList<DtlsFault> All { get; } =
        [.. typeof(DtlsFaults).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DtlsFault>()];

    /// <summary>The fault of that name, or <see langword="null"/>.</summary>
    public static DtlsFault? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);
}
