namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about bringing firmware to many clients.</summary>
public static class CampaignFaults
{
    public static readonly Fault AllAtOnce = new(
        "campaign.all-at-once", "has all clients of a network fetch the image at once", "REQ-FW-12", FaultShape.Early);

    public static readonly Fault OneMore = new(
        "campaign.one-more", "has one client more of a network fetch the image than it is set to", "REQ-FW-12", FaultShape.WrongValue);

    public static readonly Fault DoesNotWait = new(
        "campaign.does-not-wait", "goes on to the next client as soon as one has its address, not when it has the image", "REQ-FW-12", FaultShape.Early);

    public static readonly Fault GoesOnPaused = new(
        "campaign.goes-on-paused", "tells further clients to fetch although the campaign is paused", "REQ-FW-12", FaultShape.Superfluous);

    public static readonly Fault NeverResumes = new(
        "campaign.never-resumes", "does not go on after a pause", "REQ-FW-12", FaultShape.Absent);

    public static readonly Fault RetriesAll = new(
        "campaign.retries-all", "begins anew with those that have the image too", "REQ-FW-12", FaultShape.Superfluous);

    public static readonly Fault NeverRetries = new(
        "campaign.never-retries", "does not repeat what failed", "REQ-FW-12", FaultShape.Absent);

    public static readonly Fault OneAddressForAll = new(
        "campaign.one-address-for-all", "tells every client its one address, whatever protocols that lists", "REQ-FW-12", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        AllAtOnce, OneMore, DoesNotWait, GoesOnPaused, NeverResumes, RetriesAll, NeverRetries, OneAddressForAll,
    ];
}
