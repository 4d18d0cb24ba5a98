namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Discover.</summary>
public static class DiscoverFaults
{
    public static readonly Fault NamesText = new(
        "discover.names-text", "calls the list of a Discover plain text", "DM-11", FaultShape.WrongFormat);

    public static readonly Fault OmitsExecutables = new(
        "discover.omits-executables", "leaves executable resources out of a Discover", "DM-11", FaultShape.Absent);

    public static readonly Fault OmitsTarget = new(
        "discover.omits-target", "leaves the target itself out of a Discover", "DM-11", FaultShape.Absent);

    public static readonly Fault StopsAtInstances = new(
        "discover.stops-at-instances", "answers a Discover of an object without resources", "DM-12", FaultShape.Absent);

    public static readonly Fault ShowsNeighbours = new(
        "discover.shows-neighbours", "answers a Discover of an instance with all of its object", "DM-12", FaultShape.Superfluous);

    public static readonly Fault ResourceShowsInstance = new(
        "discover.resource-shows-instance", "answers a Discover of a resource with all of its instance", "DM-12", FaultShape.Superfluous);

    public static readonly Fault OmitsDimension = new(
        "discover.omits-dimension", "does not tell how many instances a multiple resource has", "DM-14", FaultShape.Absent);

    public static readonly Fault DimensionEverywhere = new(
        "discover.dimension-everywhere", "tells a number of instances for single resources too", "DM-14", FaultShape.Superfluous);

    public static readonly Fault DimensionFromZero = new(
        "discover.dimension-from-zero", "tells one instance too few for a multiple resource", "DM-14", FaultShape.WrongValue);

    public static readonly Fault OmitsAttributes = new(
        "discover.omits-attributes", "lists no attributes in a Discover", "DM-15", FaultShape.Absent);

    public static readonly Fault OmitsInherited = new(
        "discover.omits-inherited", "does not list at a resource what it inherits", "DM-15", FaultShape.Absent);

    public static readonly Fault UnknownAsEmpty = new(
        "discover.unknown-as-empty", "answers a Discover of what it does not have with an empty list", "DM-18", FaultShape.Superfluous);

    public static readonly Fault UnknownBadRequest = new(
        "discover.unknown-bad-request", "answers a Discover of what it does not have with 4.00", "DM-18", FaultShape.WrongCode);

    public static readonly Fault HidesUnreadable = new(
        "discover.hides-unreadable", "leaves out of a Discover what the server may not read", "DM-19", FaultShape.Absent);

    public static readonly Fault AsksForRight = new(
        "discover.asks-for-right", "asks for the right to read in Discover", "DM-19", FaultShape.WrongCode);

    public static readonly Fault OmitsVersion = new(
        "discover.omits-version", "does not tell the version of an object in a Discover", "DM-17", FaultShape.Absent);

    public static readonly Fault OldVersion = new(
        "discover.old-version", "tells every object version as 1.0 in a Discover", "DM-17", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NamesText, OmitsExecutables, OmitsTarget, StopsAtInstances, ShowsNeighbours, ResourceShowsInstance, OmitsDimension,
        DimensionEverywhere, DimensionFromZero, OmitsAttributes, OmitsInherited, UnknownAsEmpty, UnknownBadRequest,
        HidesUnreadable, AsksForRight, OmitsVersion, OldVersion,
    ];
}
