namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about enrolment: what is asked of an authority, and what is done with its answers.</summary>
public static class EnrolmentFaults
{
    public static readonly Fault NeverEnrols = new(
        "enrolment.never-enrols", "registers without a certificate of its own in the mode with enrolment", "EST-01", FaultShape.Absent);

    public static readonly Fault TakesWrittenKey = new(
        "enrolment.takes-written-key", "takes what stands in the resources of key and certificate, and does not enrol", "EST-01", FaultShape.WrongEffect);

    public static readonly Fault RegistersFirst = new(
        "enrolment.registers-first", "registers before it enrols", "EST-01", FaultShape.Early);

    public static readonly Fault ShowsAnother = new(
        "enrolment.shows-another", "shows a certificate of its own making in place of the one it enrolled for", "EST-01", FaultShape.WrongValue);

    public static readonly Fault NeedsAttributes = new(
        "enrolment.needs-attributes", "does not enrol with an authority that has nothing to say of requests", "EST-02", FaultShape.WrongEffect);

    public static readonly Fault NeedsKeys = new(
        "enrolment.needs-keys", "does not enrol with an authority that makes no keys", "EST-02", FaultShape.Absent);

    public static readonly Fault LongNames = new(
        "enrolment.long-names", "asks for simpleenroll, the name that belongs to HTTP", "EST-04", FaultShape.WrongValue);

    public static readonly Fault OwnRoot = new(
        "enrolment.own-root", "enrols below a root of its own without a question whether there is one", "EST-04", FaultShape.WrongValue);

    public static readonly Fault InClear = new(
        "enrolment.in-clear", "asks for its certificate at the usual port, in clear", "EST-11", FaultShape.Leak);

    public static readonly Fault PostsAuthorities = new(
        "enrolment.posts-authorities", "asks for the certificates of the authority by POST", "EST-06", FaultShape.WrongCode);

    public static readonly Fault AsksForCbor = new(
        "enrolment.asks-for-cbor", "asks for the certificates of the authority in CBOR", "EST-06", FaultShape.WrongFormat);

    public static readonly Fault SkipsAuthorities = new(
        "enrolment.skips-authorities", "cannot read the certificates of an authority that sends more than one", "EST-06", FaultShape.WrongEffect);

    public static readonly Fault SaysBase64 = new(
        "enrolment.says-base64", "sends its request in base64, as over HTTP", "EST-07", FaultShape.WrongFormat);

    public static readonly Fault SaysOctets = new(
        "enrolment.says-octets", "sends its request as octets of no known kind", "EST-07", FaultShape.WrongFormat);

    public static readonly Fault Puts = new(
        "enrolment.puts", "sends its request by PUT", "EST-07", FaultShape.WrongCode);

    public static readonly Fault Unproven = new(
        "enrolment.unproven", "signs its request with another key than the one it is for", "EST-07", FaultShape.WrongValue);

    public static readonly Fault UnprovenRenewal = new(
        "enrolment.unproven-renewal", "signs the request for a renewal with another key than the one it is for", "REQ-SEC-05", FaultShape.WrongValue);

    public static readonly Fault IgnoresMaxAge = new(
        "enrolment.ignores-max-age", "asks again at once whatever Max-Age says, and gives up before it is over", "REQ-SEC-05", FaultShape.Early);

    public static readonly Fault AsksAnother = new(
        "enrolment.asks-another", "asks again with another request than the one that was put off", "REQ-SEC-05", FaultShape.WrongValue);

    public static readonly Fault GivesUpWhenPutOff = new(
        "enrolment.gives-up-when-put-off", "takes 5.03 for a refusal, and does not ask again", "REQ-SEC-05", FaultShape.Absent);

    public static readonly Fault MissesSeparate = new(
        "enrolment.misses-separate", "takes no certificate that comes apart from the acknowledgement", "REQ-SEC-05", FaultShape.WrongEffect);

    public static readonly Fault OneBlock = new(
        "enrolment.one-block", "takes the first block of the authority's certificates for all of them", "EST-10", FaultShape.WrongEffect);

    public static readonly Fault SmallMemory = new(
        "enrolment.small-memory", "has no room for certificates of more than two blocks", "EST-10", FaultShape.Absent);

    public static readonly Fault RenewsAnotherSubject = new(
        "enrolment.renews-another-subject", "asks for another subject when it renews", "EST-12", FaultShape.WrongValue);

    public static readonly Fault RenewsWithoutNames = new(
        "enrolment.renews-without-names", "asks for no alternative names when it renews", "EST-12", FaultShape.WrongValue);

    public static readonly Fault NeverRenews = new(
        "enrolment.never-renews", "lets its certificate end", "REQ-SEC-05", FaultShape.Absent);

    public static readonly Fault RenewsLate = new(
        "enrolment.renews-late", "renews its certificate after its end", "REQ-SEC-05", FaultShape.Late);

    public static readonly Fault RenewsOnce = new(
        "enrolment.renews-once", "renews its first certificate and no other", "REQ-SEC-05", FaultShape.NotRestored);

    public static readonly Fault StopsAtFailure = new(
        "enrolment.stops-at-failure", "never tries again to renew after it was refused once", "REQ-SEC-05", FaultShape.Absent);

    public static readonly Fault LeavesAtFailure = new(
        "enrolment.leaves-at-failure", "gives up its certificate and its registration when a renewal is refused", "REQ-SEC-05", FaultShape.WrongEffect);

    public static readonly Fault StopsWithoutAttributes = new(
        "enrolment.stops-without-attributes", "gives up when the authority wants nothing in particular, and says so with 4.04", "EST-14", FaultShape.WrongEffect);

    public static readonly Fault PostsAttributes = new(
        "enrolment.posts-attributes", "asks by POST what requests are to contain", "EST-14", FaultShape.WrongCode);

    public static readonly Fault KeyFirst = new(
        "enrolment.key-first", "reads a key made by the authority only when it comes before its certificate", "EST-15", FaultShape.WrongEffect);

    public static readonly Fault WantsOneFormat = new(
        "enrolment.wants-one-format", "asks for a key made by the authority as a certificate alone", "EST-15", FaultShape.WrongFormat);

    public static readonly Fault TakesOtherKey = new(
        "enrolment.takes-other-key", "takes a certificate for another key", "REQ-SEC-05", FaultShape.WrongEffect);

    public static readonly Fault TakesOtherName = new(
        "enrolment.takes-other-name", "takes a certificate for another name", "REQ-SEC-05", FaultShape.WrongEffect);

    public static readonly Fault TakesAnyTime = new(
        "enrolment.takes-any-time", "takes a certificate whose time is over or has not come", "REQ-SEC-05", FaultShape.WrongEffect);

    public static readonly Fault TakesAnyIssuer = new(
        "enrolment.takes-any-issuer", "takes a certificate whoever signed it", "REQ-SEC-05", FaultShape.WrongEffect);

    public static readonly Fault TakesNothing = new(
        "enrolment.takes-nothing", "takes it for a renewal when what came is no certificate at all", "REQ-SEC-05", FaultShape.WrongEffect);

    public static readonly Fault LetsKeysBeMade = new(
        "enrolment.lets-keys-be-made", "lets the authority make its key although it can make one itself", "REQ-SEC-05", FaultShape.WrongEffect);

    public static readonly Fault ShowsFirst = new(
        "enrolment.shows-first", "shows the first certificate it enrolled for, whatever it has renewed since", "EST-21", FaultShape.NotRestored);

    public static readonly Fault SignsAsFirst = new(
        "enrolment.signs-as-first", "shows the renewed certificate and signs with the key of the first", "EST-21", FaultShape.WrongValue);

    public static readonly Fault NoRollOver = new(
        "enrolment.no-roll-over", "takes nothing of an authority that another has vouched for", "REQ-SEC-05", FaultShape.Absent);

    public static readonly Fault AnyServer = new(
        "enrolment.any-server", "bootstraps and renews with whoever answers, whatever that shows in the handshake", "EST-17", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NeverEnrols, TakesWrittenKey, RegistersFirst, ShowsAnother, NeedsAttributes, NeedsKeys, LongNames, OwnRoot, InClear, PostsAuthorities, AsksForCbor, SkipsAuthorities,
        SaysBase64, SaysOctets, Puts, Unproven, UnprovenRenewal, IgnoresMaxAge, AsksAnother, GivesUpWhenPutOff, MissesSeparate, OneBlock, SmallMemory,
        RenewsAnotherSubject, RenewsWithoutNames, NeverRenews, RenewsLate, RenewsOnce, StopsAtFailure, LeavesAtFailure,
        StopsWithoutAttributes, PostsAttributes, KeyFirst, WantsOneFormat, TakesOtherKey, TakesOtherName, TakesAnyTime, TakesAnyIssuer, TakesNothing,
        LetsKeysBeMade, ShowsFirst, SignsAsFirst, NoRollOver, AnyServer,
    ];
}
