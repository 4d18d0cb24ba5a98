using static Conformance.Engine.Claims.ClaimArea;
using static Conformance.Engine.Claims.ClaimMode;
using static Conformance.Engine.Claims.ClaimPlace;

namespace Conformance.Engine.Claims;

/// <summary>One line of the table that says which verb claims what.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Words">Its targets (or, for <c>request</c>, methods), separated by blanks; empty: any.</param>
/// <param name="Area">What is claimed; <see cref="AwaitedEvent"/> stands for the event that the step names.</param>
/// <param name="Mode">How.</param>
/// <param name="Place">Where.</param>
public sealed record ClaimRule(string Verb, string Words, string Area, ClaimMode Mode, ClaimPlace Place = None)
{
    public const string AwaitedEvent = "the event";

    private const string Readers = "GET FETCH";
    private const string EnrolmentEvents = "est-discover est-crts est-sen est-sren est-att est-skg est-skc";

    /// <summary>By verb; the page <c>docs/claims.md</c> is written from it.</summary>
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("read", "", Tree, Shared, Target),
        new("read-composite", "", Tree, Shared, Target),
        new("discover", "", Tree, Shared, Target),
        new("discover", "", Attributes, Shared, Target),
        new("alive", "", Tree, Shared, Alive),
        new("conform", "", Tree, Exclusive, Target),
        new("write", "", Tree, Exclusive, Target),
        new("update", "", Tree, Exclusive, Target),
        new("write-composite", "", Tree, Exclusive, Values),
        new("create", "", Tree, Exclusive, Target),
        new("create", "", "update", Shared),
        new("delete", "", Tree, Exclusive, Target),
        new("delete", "", "update", Shared),
        new("execute", "", Tree, Exclusive, Instance),
        new("write-attributes", "", Attributes, Exclusive, Target),
        new("observe", "", Tree, Shared, Target),
        new("observe", "", Attributes, Shared, Target),
        new("observe", "", Observation, Exclusive, Target),
        new("observe", "", "notify", Shared),
        new("observe", "", DeviceConfirmable, Shared),
        new("observe-composite", "", Tree, Shared, Target),
        new("observe-composite", "", Attributes, Shared, Target),
        new("observe-composite", "", Observation, Exclusive, Target),
        new("observe-composite", "", "notify", Shared),
        new("observe-composite", "", DeviceConfirmable, Shared),
        new("request", Readers, Tree, Shared, Target),
        new("request", "POST PUT DELETE PATCH IPATCH", Tree, Exclusive, Target),
        new("request", "", "datagram", Shared),
        new("datagram", "", "datagram", Shared),
        new("bs-discover", "", Session, Exclusive),
        new("bs-read", "", Session, Exclusive),
        new("bs-write", "", Session, Exclusive),
        new("bs-delete", "", Session, Exclusive),
        new("bs-finish", "", Session, Exclusive),
        new("await", "register update deregister send bs-request bs-pack-request request datagram hello handshake alert " + EnrolmentEvents, AwaitedEvent, Exclusive),
        new("await", "register update deregister send bs-request bs-pack-request request " + EnrolmentEvents, DeviceConfirmable, Shared),
        new("never", "register update deregister send bs-request bs-pack-request request datagram hello handshake alert " + EnrolmentEvents, AwaitedEvent, Exclusive),
        new("await", "connect signal oversize disconnect", Session, Exclusive),
        new("never", "connect signal oversize disconnect", Session, Exclusive),
        new("state", "unregistered factory-fresh two-servers", Session, Exclusive),
        new("dut", "start stop restart power-cycle factory-reset cut-link move join leave", Session, Exclusive),
        new("dut", "set", Tree, Exclusive, PathField),
        new("dut", "send", Tree, Shared, PathsField),
        new("dut", "send", "send", Shared),
        new("dut", "send", DeviceConfirmable, Shared),
        new("forget", "", Session, Exclusive),
        new("authority", "", Session, Exclusive),
        new("impair", "", Session, Exclusive),
        new("provision", "", Session, Exclusive),
        new("secure", "", Session, Exclusive),
        new("stream", "", Session, Exclusive),
        new("signal", "", Session, Exclusive),
        new("guard", "", Session, Exclusive),
        .. new[] { "register", "update-registration", "deregister", "bootstrap-request", "bootstrap-pack-request", "send", "notify", "hold", "fleet", "storm", "blocks", "associate", "roam", "record", "enrol", "ask", "told" }
            .Select(verb => new ClaimRule(verb, "", Session, Exclusive)),
        new("prompt", "", Operator, Exclusive),
    ];
}
