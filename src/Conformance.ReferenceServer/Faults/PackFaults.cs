namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about bootstrap packs.</summary>
public static class PackFaults
{
    public static readonly Fault RefusesAsNotFound = new(
        "server-pack.refuses-as-not-found", "answers 4.04 to who asks for a pack that it does not want to give", "BS-40", FaultShape.WrongCode);

    public static readonly Fault AnswersChanged = new(
        "server-pack.answers-changed", "answers with a pack and 2.04", "BS-48", FaultShape.WrongCode);

    public static readonly Fault NamesText = new(
        "server-pack.names-text", "calls a pack plain text", "BS-48", FaultShape.WrongFormat);

    public static readonly Fault GivesHalf = new(
        "server-pack.gives-half", "gives a pack without the Server object", "BS-48", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RefusesAsNotFound, AnswersChanged, NamesText, GivesHalf,
    ];
}
