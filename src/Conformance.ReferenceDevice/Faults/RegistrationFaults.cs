namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Register, Update and De-register.</summary>
public static class RegistrationFaults
{
    public static readonly Fault WrongLifetime = new(
        "registration.wrong-lifetime", "registers with a lifetime that is not the one of its Server object", "REG-03", FaultShape.WrongValue);

    public static readonly Fault OmitsLifetime = new(
        "registration.omits-lifetime", "registers without saying for how long", "REG-03", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } = [WrongLifetime, OmitsLifetime];
}
