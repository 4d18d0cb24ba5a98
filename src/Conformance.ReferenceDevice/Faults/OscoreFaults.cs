namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about object security.</summary>
public static class OscoreFaults
{
    public static readonly Fault IgnoresLink = new("oscore.ignores-link", "registers in clear although its account links to a context", "SEC-28", FaultShape.Leak);
    public static readonly Fault AsksInClear = new("oscore.asks-in-clear", "sends its requests in clear to a server that it has a context with", "OSC-01", FaultShape.Leak);
    public static readonly Fault AnswersInClear = new("oscore.answers-in-clear", "answers protected requests in clear", "OSC-01", FaultShape.Leak);
    public static readonly Fault TakesClearRequests = new("oscore.takes-clear-requests", "carries out requests in clear of a server that it has a context with", "OSC-01", FaultShape.WrongEffect);
    public static readonly Fault TakesClearAnswers = new("oscore.takes-clear-answers", "takes a response in clear for the answer to a protected request", "OSC-01", FaultShape.WrongEffect);
    public static readonly Fault PathOutside = new("oscore.path-outside", "leaves path and query outside of the protection", "OSC-01", FaultShape.Leak);
    public static readonly Fault CodeOutside = new("oscore.code-outside", "leaves the code outside of the protection", "OSC-01", FaultShape.Leak);
    public static readonly Fault IgnoresSalt = new("oscore.ignores-salt", "derives its keys without the master salt", "OSC-02", FaultShape.WrongValue);
    public static readonly Fault IdsInHex = new("oscore.ids-in-hex", "takes the hex digits of sender and recipient id for the ids", "OSC-02", FaultShape.WrongFormat);
    public static readonly Fault OneNonce = new("oscore.one-nonce", "begins each time with the same nonce, and so with number 0 under the same keys", "OSC-13", FaultShape.NotRestored);
    public static readonly Fault KeepsKeys = new("oscore.keeps-keys", "uses the keys of its account as they are, without a nonce", "OSC-05", FaultShape.Absent);
    public static readonly Fault KeepsFirstKeys = new("oscore.keeps-first-keys", "goes on under the keys of its first nonce, whatever the server adds", "OSC-05", FaultShape.WrongValue);
    public static readonly Fault TakesReplays = new("oscore.takes-replays", "carries out a request whose number came before", "OSC-06", FaultShape.WrongEffect);
    public static readonly Fault IgnoresTag = new("oscore.ignores-tag", "carries out a request whose tag is wrong", "OSC-07", FaultShape.WrongEffect);
    public static readonly Fault IgnoresKid = new("oscore.ignores-kid", "takes the name of any sender for that of its server", "OSC-07", FaultShape.WrongEffect);
    public static readonly Fault OtherRefusals = new("oscore.other-refusals", "answers what it cannot take with 4.04", "OSC-07", FaultShape.WrongCode);
    public static readonly Fault UnnumberedNotifications = new("oscore.unnumbered-notifications", "sends all notifications without a number", "OSC-08", FaultShape.Absent);
    public static readonly Fault OneNumber = new("oscore.one-number", "sends all notifications with one number", "OSC-08", FaultShape.WrongValue);
    public static readonly Fault SharesContext = new("oscore.shares-context", "takes two accounts that link to one context", "OSC-10", FaultShape.WrongCode);
    public static readonly Fault Readable = new("oscore.readable", "shows its contexts to a server that reads them", "OSC-10", FaultShape.Leak);
    public static readonly Fault InsteadOfDtls = new("oscore.instead-of-dtls", "leaves DTLS out where there is a context", "OSC-11", FaultShape.Absent);
    public static readonly Fault DtlsOnly = new("oscore.dtls-only", "leaves object security out where there is DTLS", "OSC-11", FaultShape.Absent);
    public static readonly Fault DeletesOwn = new("oscore.deletes-own", "deletes the context of the bootstrap server with everything else", "OSC-12", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        IgnoresLink, AsksInClear, AnswersInClear, TakesClearRequests, TakesClearAnswers, PathOutside, CodeOutside, IgnoresSalt, IdsInHex, OneNonce, KeepsKeys, KeepsFirstKeys, TakesReplays, IgnoresTag,
        IgnoresKid, OtherRefusals, UnnumberedNotifications, OneNumber, SharesContext, Readable, InsteadOfDtls, DtlsOnly, DeletesOwn,
    ];
}
