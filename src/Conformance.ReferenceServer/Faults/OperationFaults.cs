namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about the requests it sends.</summary>
public static class OperationFaults
{
    public static readonly Fault IgnoresRoot = new(
        "server-operation.ignores-root", "leaves out the root that a client announced", "REG-13", FaultShape.WrongValue);

    public static readonly Fault AsksDefaultPort = new(
        "server-operation.asks-default-port", "sends its requests to port 5683 of the client", "REG-20", FaultShape.WrongValue);

    public static readonly Fault NonConfirmable = new(
        "server-operation.non-confirmable", "sends its requests without asking for an acknowledgement", "TRN-02", FaultShape.WrongValue);

    public static readonly Fault ReplacesForUpdate = new(
        "server-operation.replaces-for-update", "writes by PUT what was to be a partial update", "DM-68", FaultShape.WrongValue);

    public static readonly Fault UpdatesForReplace = new(
        "server-operation.updates-for-replace", "writes by POST what was to replace", "DM-68", FaultShape.WrongValue);

    public static readonly Fault PostsAttributes = new(
        "server-operation.posts-attributes", "writes attributes by POST", "DM-68", FaultShape.WrongValue);

    public static readonly Fault PutsExecute = new(
        "server-operation.puts-execute", "executes by PUT", "DM-68", FaultShape.WrongValue);

    public static readonly Fault PutsCreate = new(
        "server-operation.puts-create", "creates by PUT", "DM-68", FaultShape.WrongValue);

    public static readonly Fault PostsDelete = new(
        "server-operation.posts-delete", "deletes by POST", "DM-68", FaultShape.WrongValue);

    public static readonly Fault QuotesArguments = new(
        "server-operation.quotes-arguments", "puts the arguments of an Execute in quotes", "DM-68", FaultShape.WrongFormat);

    public static readonly Fault DiscoversWithoutAccept = new(
        "server-operation.discovers-without-accept", "discovers without saying that it wants links", "DM-68", FaultShape.Absent);

    public static readonly Fault WritesUnnamed = new(
        "server-operation.writes-unnamed", "does not name the format of what it writes", "FMT-06", FaultShape.Absent);

    public static readonly Fault Misnames = new(
        "server-operation.misnames", "names the format of what it writes by another number", "FMT-01", FaultShape.WrongFormat);

    public static readonly Fault IgnoresSeparate = new(
        "server-operation.ignores-separate", "takes no answer that comes apart from its acknowledgement", "TRN-06", FaultShape.Absent);

    public static readonly Fault ReadsOneByOne = new(
        "server-operation.reads-one-by-one", "reads an instance resource by resource", "REQ-STA-08", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        IgnoresRoot, AsksDefaultPort, NonConfirmable, ReplacesForUpdate, UpdatesForReplace, PostsAttributes, PutsExecute,
        PutsCreate, PostsDelete, QuotesArguments, DiscoversWithoutAccept, WritesUnnamed, Misnames, IgnoresSeparate, ReadsOneByOne,
    ];
}
