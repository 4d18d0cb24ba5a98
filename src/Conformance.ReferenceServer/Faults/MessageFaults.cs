namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about messages.</summary>
public static class MessageFaults
{
    public static readonly Fault TakesEveryOption = new(
        "server-message.takes-every-option", "serves requests with critical options that it does not know", "DM-65", FaultShape.Superfluous);

    public static readonly Fault MethodIsBad = new(
        "server-message.method-is-bad", "answers 4.00 to a method that it does not know", "TRN-25", FaultShape.WrongCode);

    public static readonly Fault GivesUpEarly = new(
        "server-message.gives-up-early", "repeats what is not acknowledged once", "TRN-03", FaultShape.Absent);

    public static readonly Fault TokenChanged = new(
        "server-message.token-changed", "answers with another token", "DM-67", FaultShape.WrongValue);

    public static readonly Fault AcknowledgesOther = new(
        "server-message.acknowledges-other", "acknowledges another message than the one it got", "DM-67", FaultShape.WrongValue);

    public static readonly Fault SeveralOpen = new(
        "server-message.several-open", "has two requests open at a client", "TRN-07", FaultShape.Early);

    public static readonly Fault ReadsEveryVersion = new(
        "server-message.reads-every-version", "reads messages of other versions as its own", "TRN-08", FaultShape.WrongEffect);

    public static readonly Fault ServesCut = new(
        "server-message.serves-cut", "serves what it can read of a message that is cut short", "TRN-08", FaultShape.WrongEffect);

    public static readonly Fault UnescapesTwice = new(
        "server-message.unescapes-twice", "resolves escapes in segments of a path", "TRN-09", FaultShape.WrongEffect);

    public static readonly Fault ReadsReservedTokenLength = new(
        "server-message.reads-reserved-token-length", "takes a reserved token length for none", "TRN-08", FaultShape.WrongEffect);

    public static readonly Fault ReadsReservedClass = new(
        "server-message.reads-reserved-class", "serves messages of the reserved class 7 as requests", "TRN-08", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        TakesEveryOption, MethodIsBad, GivesUpEarly, TokenChanged, AcknowledgesOther, SeveralOpen,
        ReadsEveryVersion, ServesCut, UnescapesTwice,
        ReadsReservedTokenLength, ReadsReservedClass,
    ];
}
