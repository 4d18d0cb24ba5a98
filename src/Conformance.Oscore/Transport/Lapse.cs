namespace Conformance.Oscore.Transport;

/// <summary>What a side can do wrong, on purpose or by a fault.</summary>
public enum Lapse
{
    /// <summary>Requests are sent as they are.</summary>
    RequestsInClear,

    /// <summary>Responses to protected requests are sent as they are.</summary>
    AnswersInClear,

    /// <summary>Paths and queries stand outside too.</summary>
    PathOutside,

    /// <summary>The code outside is the one inside.</summary>
    CodeOutside,

    /// <summary>A request has the number of the one before it.</summary>
    NumberRepeated,

    /// <summary>The last octet of the tag is another.</summary>
    TagWrong,

    /// <summary>The sender calls itself by a name that nobody knows.</summary>
    KidUnknown,

    /// <summary>The OSCORE option has reserved bits.</summary>
    OptionMalformed,

    /// <summary>Notifications use the nonce of the request.</summary>
    NotificationsUnnumbered,

    /// <summary>All notifications have one number.</summary>
    NotificationNumberRepeated,

    /// <summary>A number that came before is taken.</summary>
    ReplaysTaken,

    /// <summary>A wrong tag is taken.</summary>
    TagIgnored,

    /// <summary>Any name of a sender is taken for that of the peer.</summary>
    KidIgnored,

    /// <summary>Requests that are not protected are taken.</summary>
    ClearRequestsTaken,

    /// <summary>Responses that are not protected are taken.</summary>
    ClearAnswersTaken,

    /// <summary>The nonce that new keys begin with is always the same.</summary>
    OneNonce,

    /// <summary>The keys of the first nonce are used on, whatever the peer adds.</summary>
    FirstKeysKept,

    /// <summary>What cannot be taken is answered with a code of its own.</summary>
    OtherRefusals,
}
