namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about messages: framing, ids, tokens, options, duplicates.</summary>
public static class MessageFaults
{
    public static readonly Fault ReadsAnyVersion = new(
        "message.reads-any-version", "reads messages of other versions as its own", "TRN-08", FaultShape.WrongEffect);

    public static readonly Fault ReadsReservedTokenLength = new(
        "message.reads-reserved-token-length", "takes a reserved token length for none", "TRN-08", FaultShape.WrongEffect);

    public static readonly Fault PadsShortHeaders = new(
        "message.pads-short-headers", "fills a header that is cut short with zeros", "TRN-08", FaultShape.WrongEffect);

    public static readonly Fault ServesCutMessages = new(
        "message.serves-cut-messages", "serves what it can read of a message that is cut short", "TRN-08", FaultShape.WrongEffect);

    public static readonly Fault ReadsReservedClass = new(
        "message.reads-reserved-class",
        "takes a code of a reserved class for the request with the same number",
        "TRN-08",
        FaultShape.WrongEffect);

    public static readonly Fault DeafAfterMalformed = new(
        "message.deaf-after-malformed", "hears nothing more after a message that it cannot read", "REQ-SEC-13", FaultShape.NotRestored);

    public static readonly Fault AcknowledgesAcknowledgements = new(
        "message.acknowledges-acknowledgements", "answers every Acknowledgement with an empty one", "TRN-21", FaultShape.Superfluous);

    public static readonly Fault LeavesOnReset = new(
        "message.leaves-on-reset",
        "takes a Reset that belongs to nothing for the end of its registration",
        "TRN-21",
        FaultShape.WrongEffect);

    public static readonly Fault IgnoresPings = new(
        "message.ignores-pings", "does not answer an empty Confirmable message", "TRN-05", FaultShape.Absent);

    public static readonly Fault AcknowledgesPings = new(
        "message.acknowledges-pings", "answers an empty Confirmable message with an Acknowledgement", "TRN-05", FaultShape.WrongCode);

    public static readonly Fault ResetsOtherId = new(
        "message.resets-other-id",
        "answers an empty Confirmable message with a Reset of the next Message ID",
        "TRN-05",
        FaultShape.WrongValue);

    public static readonly Fault MissesSeparate = new(
        "message.misses-separate-responses",
        "does not hear responses that come apart from their acknowledgement",
        "TRN-06",
        FaultShape.Absent);

    public static readonly Fault ResetsSeparate = new(
        "message.resets-separate-responses",
        "rejects responses that come apart from their acknowledgement",
        "TRN-06",
        FaultShape.WrongEffect);

    public static readonly Fault RefusalByAcknowledgement = new(
        "message.refusal-by-acknowledgement", "takes an empty Acknowledgement for a refusal", "TRN-06", FaultShape.WrongValue);

    public static readonly Fault AnswersByNon = new(
        "message.answers-by-non", "answers Confirmable requests with Non-confirmable messages", "TRN-02", FaultShape.WrongFormat);

    public static readonly Fault OtherMessageId = new(
        "message.other-message-id", "answers with the Message ID after that of the request", "DM-67", FaultShape.WrongValue);

    public static readonly Fault CutsTokens = new(
        "message.cuts-tokens", "answers with the first four octets of the token", "DM-67", FaultShape.WrongValue);

    public static readonly Fault PadsTokens = new(
        "message.pads-tokens", "answers with the token filled up to four octets", "DM-67", FaultShape.WrongFormat);

    public static readonly Fault LeaksTokens = new(
        "message.leaks-tokens", "answers with the token of the request before", "DM-67", FaultShape.Leak);

    public static readonly Fault IgnoresNonConfirmable = new(
        "message.ignores-non-confirmable", "does not answer Non-confirmable requests", "DM-01", FaultShape.Absent);

    public static readonly Fault TakesCriticalOptions = new(
        "message.takes-critical-options", "passes over critical options that it does not know", "DM-65", FaultShape.WrongEffect);

    public static readonly Fault RefusesElectiveOptions = new(
        "message.refuses-elective-options",
        "answers a request with an elective option that it does not know with 4.02",
        "DM-65",
        FaultShape.WrongCode);

    public static readonly Fault TakesRepeatedOptions = new(
        "message.takes-repeated-options", "passes over the second of two options that may stand once", "TRN-20", FaultShape.WrongEffect);

    public static readonly Fault ActsTwice = new(
        "message.acts-twice", "carries out a repeated request again", "REQ-COP-02", FaultShape.WrongEffect);

    public static readonly Fault TakesUnknownForGet = new(
        "message.takes-unknown-for-get", "serves a method that it does not know like GET", "TRN-25", FaultShape.WrongEffect);

    public static readonly Fault UnknownMethodIsBad = new(
        "message.unknown-method-is-bad", "answers a method that it does not know with 4.00", "TRN-25", FaultShape.WrongCode);

    public static readonly Fault ResetsUnknownMethods = new(
        "message.resets-unknown-methods", "answers a method that it does not know with Reset", "TRN-25", FaultShape.WrongFormat);

    public static readonly Fault TakesAnyToken = new(
        "message.takes-any-token", "takes an answer with the right Message ID whatever its token is", "TRN-22", FaultShape.WrongEffect);

    public static readonly Fault DeafAfterSecondAnswer = new(
        "message.deaf-after-second-answer",
        "hears nothing more after a second answer to the same message",
        "TRN-21",
        FaultShape.NotRestored);

    public static readonly Fault RenumbersRepeats = new(
        "message.renumbers-repeats", "sends a message again under a new Message ID", "TRN-03", FaultShape.WrongValue);

    public static readonly Fault GivesUpEarly = new(
        "message.gives-up-early", "gives up after three seconds without an answer", "TRN-03", FaultShape.Early);

    public static readonly Fault OneIdForAll = new(
        "message.one-id-for-all", "gives all its notifications the same Message ID", "TRN-04", FaultShape.WrongValue);

    public static readonly Fault TwoIds = new(
        "message.two-ids", "takes the Message IDs of its requests from two numbers in turn", "TRN-04", FaultShape.WrongEffect);

    public static readonly Fault ForgetsDuplicates = new(
        "message.forgets-duplicates", "remembers messages for less than a minute", "REQ-COP-02", FaultShape.Early);

    public static readonly Fault NeverRepeats = new(
        "message.never-repeats", "does not send again what is not acknowledged", "TRN-03", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        ReadsAnyVersion, ReadsReservedTokenLength, PadsShortHeaders, ServesCutMessages, ReadsReservedClass, DeafAfterMalformed,
        AcknowledgesAcknowledgements, LeavesOnReset, IgnoresPings, AcknowledgesPings, ResetsOtherId, MissesSeparate,
        ResetsSeparate, RefusalByAcknowledgement, AnswersByNon, OtherMessageId, CutsTokens, PadsTokens, LeaksTokens,
        IgnoresNonConfirmable, TakesCriticalOptions, RefusesElectiveOptions, TakesRepeatedOptions, ActsTwice, TakesUnknownForGet,
        UnknownMethodIsBad, ResetsUnknownMethods, TakesAnyToken, DeafAfterSecondAnswer, RenumbersRepeats, GivesUpEarly,
        OneIdForAll, TwoIds, ForgetsDuplicates, NeverRepeats,
    ];
}
