namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about registering.</summary>
public static class RegistrationFaults
{
    public static readonly Fault NoLocation = new(
        "server-registration.no-location", "gives no location", "REG-15", FaultShape.Absent);

    public static readonly Fault ForeignLocation = new(
        "server-registration.foreign-location", "gives a location that does not begin with rd", "REG-15", FaultShape.WrongValue);

    public static readonly Fault AnswersChanged = new(
        "server-registration.answers-changed", "answers a Register with 2.04", "DM-69", FaultShape.WrongCode);

    public static readonly Fault TakesNameless = new(
        "server-registration.takes-nameless", "registers clients without an endpoint name", "REG-17", FaultShape.Superfluous);

    public static readonly Fault TakesVersionless = new(
        "server-registration.takes-versionless", "registers clients that do not tell their enabler version", "REG-17", FaultShape.Superfluous);

    public static readonly Fault TakesUnknownParameter = new(
        "server-registration.takes-unknown-parameter", "registers clients with a parameter that it does not know", "REG-17", FaultShape.Superfluous);

    public static readonly Fault MissingIsForbidden = new(
        "server-registration.missing-is-forbidden", "answers 4.03 when a parameter is missing", "REG-17", FaultShape.WrongCode);

    public static readonly Fault LetsEverybodyIn = new(
        "server-registration.lets-everybody-in", "registers endpoints that it does not let in", "REG-17", FaultShape.Superfluous);

    public static readonly Fault RefusesAsBad = new(
        "server-registration.refuses-as-bad", "answers 4.00 to endpoints that it does not let in", "REG-17", FaultShape.WrongCode);

    public static readonly Fault KeepsFirst = new(
        "server-registration.keeps-first", "keeps the first registration of an endpoint beside the second", "REG-19", FaultShape.NotRestored);

    public static readonly Fault TakesProfile = new(
        "server-registration.takes-profile", "registers a client by a profile id that it does not know", "REG-42", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoLocation, ForeignLocation, AnswersChanged, TakesNameless, TakesVersionless, TakesUnknownParameter, MissingIsForbidden,
        LetsEverybodyIn, RefusesAsBad, KeepsFirst, TakesProfile,
    ];
}
