namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about Send.</summary>
public static class SendFaults
{
    public static readonly Fault TakesFromStrangers = new(
        "server-send.takes-from-strangers", "takes what clients send that are not registered", "IR-26", FaultShape.Superfluous);

    public static readonly Fault TakesGarbage = new(
        "server-send.takes-garbage", "answers 2.04 to what it cannot read", "IR-26", FaultShape.WrongCode);

    public static readonly Fault TakesUnregistered = new(
        "server-send.takes-unregistered", "answers 2.04 to values of instances that were not registered", "IR-26", FaultShape.WrongCode);

    public static readonly Fault UnregisteredIsBad = new(
        "server-send.unregistered-is-bad", "answers 4.00 to values of instances that were not registered", "IR-26", FaultShape.WrongCode);

    public static readonly Fault RefusesUnknown = new(
        "server-send.refuses-unknown", "refuses a Send with a resource that it does not know", "IR-27", FaultShape.WrongCode);

    public static readonly Fault DropsValues = new(
        "server-send.drops-values", "answers a Send and keeps nothing of it", "IR-28", FaultShape.WrongEffect);

    public static readonly Fault LastOnly = new(
        "server-send.last-only", "keeps the last value of a Send", "IR-28", FaultShape.Absent);

    public static readonly Fault AnswersContent = new(
        "server-send.answers-content", "answers a Send with 2.05", "DM-69", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        TakesFromStrangers, TakesGarbage, TakesUnregistered, UnregisteredIsBad, RefusesUnknown, DropsValues, LastOnly,
        AnswersContent,
    ];
}
