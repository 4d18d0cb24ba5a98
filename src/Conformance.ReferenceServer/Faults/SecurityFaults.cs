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

    public static IReadOnlyList<Fault> All { get; } =
    [
        LacksPskCcm, LacksPskCbc, LacksEcdsaCcm, LacksEcdsaCbc, TakesEveryName, OtherNameIsForbidden, TakesEveryRawKey, RawKeyForEveryName,
        FollowsForgedRecords, FollowsLateRecords,
    ];
}
