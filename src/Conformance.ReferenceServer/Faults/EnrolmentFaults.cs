namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about enrolment.</summary>
public static class EnrolmentFaults
{
    public static readonly Fault LacksRenewal = new(
        "server-enrolment.lacks-renewal", "renews no certificates", "EST-05", FaultShape.Absent);

    public static readonly Fault ServesStrangers = new(
        "server-enrolment.serves-strangers", "enrols clients that prove nothing about themselves", "EST-05", FaultShape.Superfluous);

    public static readonly Fault TakesUnproven = new(
        "server-enrolment.takes-unproven", "issues certificates without a look at the signature of the request", "EST-08", FaultShape.Superfluous);

    public static readonly Fault OtherRootAlone = new(
        "server-enrolment.other-root-alone", "enrols below /est and not below the root that all have", "EST-04", FaultShape.Absent);

    public static readonly Fault ListsHalf = new(
        "server-enrolment.lists-half", "leaves the renewal out of what it lists to who looks for enrolment", "EST-04", FaultShape.Absent);

    public static readonly Fault AuthoritiesInText = new(
        "server-enrolment.authorities-in-text", "gives the certificates of the authority in base64, as over HTTP", "EST-06", FaultShape.WrongFormat);

    public static readonly Fault OneAsMany = new(
        "server-enrolment.one-as-many", "answers PKCS #7 to who takes one certificate alone", "EST-06", FaultShape.WrongFormat);

    public static readonly Fault CodeOfCreation = new(
        "server-enrolment.code-of-creation", "answers 2.01 to a request for a certificate that it grants", "EST-07", FaultShape.WrongCode);

    public static readonly Fault OtherKey = new(
        "server-enrolment.other-key", "issues a certificate for another key than that of the request", "EST-07", FaultShape.WrongValue);

    public static readonly Fault NamesNoTime = new(
        "server-enrolment.names-no-time", "puts off requests for certificates without a word of when to come again", "EST-09", FaultShape.Absent);

    public static readonly Fault RefusesBlocks = new(
        "server-enrolment.refuses-blocks", "answers 4.13 to the first of several blocks of a request", "EST-10", FaultShape.Absent);

    public static readonly Fault LosesBlocks = new(
        "server-enrolment.loses-blocks", "answers 4.04 to who asks for the second block of an answer", "EST-10", FaultShape.Absent);

    public static readonly Fault TrustsEverybody = new(
        "server-enrolment.trusts-everybody", "enrols a client whose certificate leads to no anchor of its own", "EST-11", FaultShape.Superfluous);

    public static readonly Fault RenewsOtherNames = new(
        "server-enrolment.renews-other-names", "renews a certificate under a name that it does not have", "EST-12", FaultShape.Superfluous);

    public static readonly Fault AttributesAsText = new(
        "server-enrolment.attributes-as-text", "says that the attributes for requests are plain text", "EST-14", FaultShape.WrongFormat);

    public static readonly Fault KeyAlone = new(
        "server-enrolment.key-alone", "sends the key that it made without a certificate for it", "EST-15", FaultShape.Absent);

    public static readonly Fault KeyOfNobody = new(
        "server-enrolment.key-of-nobody", "sends another private key than the one its certificate is for", "EST-15", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        LacksRenewal, ServesStrangers, TakesUnproven, OtherRootAlone, ListsHalf, AuthoritiesInText, OneAsMany, CodeOfCreation, OtherKey, NamesNoTime, RefusesBlocks,
        LosesBlocks, TrustsEverybody, RenewsOtherNames, AttributesAsText, KeyAlone, KeyOfNobody,
    ];
}
