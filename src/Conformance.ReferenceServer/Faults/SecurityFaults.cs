namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about security.</summary>
public static class SecurityFaults
{
    public static readonly Fault LacksPskCcm = new(
        "server-security.lacks-psk-ccm", "lacks TLS_PSK_WITH_AES_128_CCM_8", "SEC-04", FaultShape.Absent);

    public static readonly Fault LacksPskCbc = new(
        "server-security.lacks-psk-cbc", "lacks TLS_PSK_WITH_AES_128_CBC_SHA256", "SEC-04", FaultShape.Absent);

    public static readonly Fault LacksEcdsaCcm = new(
        "server-security.lacks-ecdsa-ccm", "lacks TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8", "SEC-10", FaultShape.Absent);

    public static readonly Fault LacksEcdsaCbc = new(
        "server-security.lacks-ecdsa-cbc", "lacks TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "SEC-10", FaultShape.Absent);

    public static readonly Fault TakesEveryName = new(
        "server-security.takes-every-name", "registers a client under any name, whoever it proved to be", "REG-18", FaultShape.Superfluous);

    public static readonly Fault OtherNameIsForbidden = new(
        "server-security.other-name-is-forbidden", "answers 4.03 to a name that is not the one proved", "REG-18", FaultShape.WrongCode);

    public static readonly Fault TakesEveryRawKey = new(
        "server-security.takes-every-raw-key", "takes a raw key that it does not know for one that it knows", "SEC-14", FaultShape.Superfluous);

    public static readonly Fault RawKeyForEveryName = new(
        "server-security.raw-key-for-every-name", "registers a client with a known raw key under any name", "SEC-14", FaultShape.Superfluous);

    public static readonly Fault FollowsForgedRecords = new(
        "server-security.follows-forged-records", "answers to wherever a record with a known connection id comes from, authentic or not", "SEC-32", FaultShape.WrongEffect);

    public static readonly Fault FollowsLateRecords = new(
        "server-security.follows-late-records", "answers to where an authentic record comes from that is older than the newest", "SEC-32", FaultShape.WrongEffect);

    public static readonly Fault AnswersInClear = new(
        "server-security.answers-in-clear", "answers 2.01 to a client that registers in clear at its secured port", "SEC-01", FaultShape.Superfluous);

    public static readonly Fault TakesEveryCertificate = new(
        "server-security.takes-every-certificate", "takes a client for what its certificate says, whoever issued it", "SEC-01", FaultShape.Superfluous);

    public static readonly Fault RefusesLongIdentities = new(
        "server-security.refuses-long-identities", "knows nobody by an identity of more than 64 octets", "SEC-06", FaultShape.Absent);

    public static readonly Fault CutsLongKeys = new(
        "server-security.cuts-long-keys", "uses the first 32 octets of a pre-shared key alone", "SEC-06", FaultShape.WrongValue);

    public static readonly Fault LacksP256 = new(
        "server-security.lacks-p256", "exchanges keys on secp384r1 alone", "SEC-11", FaultShape.Absent);

    public static readonly Fault TakesShortCurve = new(
        "server-security.takes-short-curve", "exchanges keys on secp192r1 with who offers nothing else", "SEC-11", FaultShape.Superfluous);

    public static readonly Fault CertificateForEveryName = new(
        "server-security.certificate-for-every-name", "registers a client with a good certificate under any name", "SEC-26", FaultShape.Superfluous);

    public static readonly Fault ForgetsSessions = new(
        "server-security.forgets-sessions", "shakes hands from the start with who comes back to a session", "SEC-30", FaultShape.Absent);

    public static readonly Fault EndsAtBadRecord = new(
        "server-security.ends-at-bad-record", "ends the association when a record in it is not authentic", "SEC-35", FaultShape.WrongEffect);

    public static readonly Fault AsksForNoCookie = new(
        "server-security.asks-for-no-cookie", "shakes hands with whoever says hello, wherever that came from", "SEC-36", FaultShape.Absent);

    public static readonly Fault RepeatsNothing = new(
        "server-security.repeats-nothing", "sends each flight of a handshake once", "SEC-37", FaultShape.Absent);

    public static readonly Fault TakesWholeMessagesAlone = new(
        "server-security.takes-whole-messages-alone", "puts no handshake message together that comes in fragments", "SEC-38", FaultShape.Absent);

    public static readonly Fault KnowsOldSecretAlone = new(
        "server-security.knows-old-secret-alone", "makes the master secret as it was made before RFC 7627 for everybody", "SEC-39", FaultShape.Absent);

    public static readonly Fault BeginsAnew = new(
        "server-security.begins-anew", "goes into another handshake that is asked for in an association", "SEC-39", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        LacksPskCcm, LacksPskCbc, LacksEcdsaCcm, LacksEcdsaCbc, TakesEveryName, OtherNameIsForbidden, TakesEveryRawKey, RawKeyForEveryName,
        FollowsForgedRecords, FollowsLateRecords, AnswersInClear, TakesEveryCertificate, RefusesLongIdentities, CutsLongKeys, LacksP256, TakesShortCurve,
        CertificateForEveryName, ForgetsSessions, EndsAtBadRecord, AsksForNoCookie, RepeatsNothing, TakesWholeMessagesAlone, KnowsOldSecretAlone, BeginsAnew,
    ];
}
