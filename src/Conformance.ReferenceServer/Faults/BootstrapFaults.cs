namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about bootstrap.</summary>
public static class BootstrapFaults
{
    public static readonly Fault NeverBegins = new(
        "server-bootstrap.never-begins", "answers a Bootstrap-Request and does nothing more", "BS-02", FaultShape.Absent);

    public static readonly Fault ServesNameless = new(
        "server-bootstrap.serves-nameless", "bootstraps clients without an endpoint name", "BS-02", FaultShape.Superfluous);

    public static readonly Fault AnswersCreated = new(
        "server-bootstrap.answers-created", "answers a Bootstrap-Request with 2.01", "DM-69", FaultShape.WrongCode);

    public static readonly Fault ServesEverybody = new(
        "server-bootstrap.serves-everybody", "bootstraps endpoints that it does not know", "BS-09", FaultShape.Superfluous);

    public static readonly Fault UnknownIsForbidden = new(
        "server-bootstrap.unknown-is-forbidden", "answers 4.03 to endpoints that it does not know", "BS-09", FaultShape.WrongCode);

    public static readonly Fault TakesEveryFormat = new(
        "server-bootstrap.takes-every-format", "takes preferred formats that it lacks", "BS-09", FaultShape.Superfluous);

    public static readonly Fault FormatIsBad = new(
        "server-bootstrap.format-is-bad", "answers 4.00 to a preferred format that it lacks", "BS-09", FaultShape.WrongCode);

    public static readonly Fault FinishesFirst = new(
        "server-bootstrap.finishes-first", "finishes before it has written", "BS-10", FaultShape.Early);

    public static readonly Fault NeverFinishes = new(
        "server-bootstrap.never-finishes", "does not finish", "BS-10", FaultShape.Absent);

    public static readonly Fault WritesAfterFinish = new(
        "server-bootstrap.writes-after-finish", "writes after it has finished", "BS-10", FaultShape.Late);

    public static readonly Fault FinishWithPayload = new(
        "server-bootstrap.finish-with-payload", "finishes with a payload", "BS-10", FaultShape.Superfluous);

    public static readonly Fault PutsFinish = new(
        "server-bootstrap.puts-finish", "finishes by PUT", "BS-10", FaultShape.WrongValue);

    public static readonly Fault PrefixesPaths = new(
        "server-bootstrap.prefixes-paths", "puts a root before the paths of bootstrap", "BS-44", FaultShape.WrongValue);

    public static readonly Fault PostsWrites = new(
        "server-bootstrap.posts-writes", "writes by POST", "BS-47", FaultShape.WrongValue);

    public static readonly Fault DeletesByPost = new(
        "server-bootstrap.deletes-by-post", "deletes by POST", "BS-47", FaultShape.WrongValue);

    public static readonly Fault BeginsNoMore = new(
        "server-bootstrap.begins-no-more", "bootstraps an endpoint once only", "BS-02", FaultShape.Absent);

    public static readonly Fault FinishesHalf = new(
        "server-bootstrap.finishes-half", "finishes although a write has failed", "REQ-BST-09", FaultShape.Superfluous);

    public static readonly Fault AddsAccounts = new(
        "server-bootstrap.adds-accounts", "adds another account each time a client asks", "REQ-BST-09", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NeverBegins, ServesNameless, AnswersCreated, ServesEverybody, UnknownIsForbidden, TakesEveryFormat, FormatIsBad,
        FinishesFirst, NeverFinishes, WritesAfterFinish, FinishWithPayload, PutsFinish, PrefixesPaths, PostsWrites, DeletesByPost,
        BeginsNoMore, FinishesHalf, AddsAccounts,
    ];
}
