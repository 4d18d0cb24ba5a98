using Conformance.Lwm2m.Paths;
using static Conformance.Engine.Claims.ClaimArea;
using static Conformance.Engine.Claims.ClaimMode;

namespace Conformance.Engine.Claims;

/// <summary>What writing to or executing one place of the tree does elsewhere.</summary>
/// <param name="Verbs">Verbs that do it, separated by blanks.</param>
/// <param name="ObjectId">The object.</param>
/// <param name="ResourceId">The resource; <see langword="null"/> for all of the object.</param>
/// <param name="Area">What is claimed besides.</param>
/// <param name="Mode">How.</param>
/// <param name="Reason">Half a sentence for the page.</param>
public sealed record PathEffect(string Verbs, ushort ObjectId, ushort? ResourceId, string Area, ClaimMode Mode, string Reason)
{
    private const string Writers = "write update write-composite request";
    private const string Makers = "write update write-composite create delete request";
    private const string Triggers = "execute request";

    public static IReadOnlyList<PathEffect> All { get; } =
    [
        new(Writers, 1, null, "update", Shared, "what a server account says may be announced by an Update"),
        new(Writers, 1, 2, Attributes, Exclusive, "the default minimum period is that of every observation without one"),
        new(Writers, 1, 3, Attributes, Exclusive, "the default maximum period likewise"),
        new(Writers, 1, 6, Attributes, Exclusive, "whether notifications are kept while the client is offline likewise"),
        new(Triggers, 1, 8, "update", Shared, "Registration Update Trigger"),
        new(Triggers, 1, 4, Session, Exclusive, "Disable ends the registration"),
        new(Triggers, 1, 9, Session, Exclusive, "Bootstrap-Request Trigger"),
        new(Makers, 2, null, Tree, Exclusive, "an access control rule may close any path"),
        new(Triggers, 3, 4, Session, Exclusive, "Reboot"),
        new(Triggers, 3, 5, Session, Exclusive, "Factory Reset"),
        new(Triggers, 5, 2, Session, Exclusive, "an update of the firmware may reboot"),
        new(Triggers, 8, 3, Tree, Exclusive, "Wipe"),
        new(Triggers, 42769, 35, Session, Exclusive, "Leave Network ends the registration"),
    ];

    public bool Applies(string verb, Lwm2mPath path) =>
        Verbs.Split(' ').Contains(verb) && path.ObjectId == ObjectId && (ResourceId is null || path.ResourceId is null || path.ResourceId == ResourceId);

    /// <summary>The place as a path with a star for every instance.</summary>
    public string Shown => ResourceId is null ? $"/{ObjectId}/*" : $"/{ObjectId}/*/{ResourceId}";
}
