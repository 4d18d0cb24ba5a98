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

    public static IReadOnlyList<Fault> All { get; } =
    [
        LacksRenewal, ServesStrangers, TakesUnproven,
    ];
}
