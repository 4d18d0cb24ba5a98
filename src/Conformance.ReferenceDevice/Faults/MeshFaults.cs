namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the mesh that only a comparison shows: of two objects, of a value and a table, of two times.</summary>
public static class MeshFaults
{
    public static readonly Fault OtherPower = new(
        "mesh.other-power", "gives another transmit power in each radio object", "REQ-LPN-07", FaultShape.WrongValue);

    public static readonly Fault RepeatsAgainstRole = new(
        "mesh.repeats-against-role",
        "tells that it repeats when its role does not, and the reverse",
        "REQ-LPN-11",
        FaultShape.WrongValue);

    public static readonly Fault TakesRepeating = new(
        "mesh.takes-repeating", "lets a server change whether it repeats for others", "REQ-LPN-11", FaultShape.WrongEffect);

    public static readonly Fault TakesRoutable = new(
        "mesh.takes-routable", "lets a server change the IPv6 address of its radio", "REQ-LPN-04", FaultShape.WrongEffect);

    public static readonly Fault SignalStands = new(
        "mesh.signal-stands", "shows an old signal in the radio object", "REQ-LPN-06", FaultShape.WrongValue);

    public static readonly Fault OmitsRoutable = new(
        "mesh.omits-routable", "lacks its routable address in the radio object", "REQ-LPN-03", FaultShape.Absent);

    public static readonly Fault LongAddress = new(
        "mesh.long-address", "writes an address of the radio object with all its zeroes", "REQ-LPN-03", FaultShape.WrongFormat);

    public static readonly Fault OtherInterfaceId = new(
        "mesh.other-interface-id", "gives a network address that is not made from its EUI-64", "REQ-LPN-03", FaultShape.WrongValue);

    public static readonly Fault NoHops = new(
        "mesh.no-hops", "counts no hop to its border router", "REQ-LPN-08", FaultShape.WrongValue);

    public static readonly Fault HidesBackhaul = new(
        "mesh.hides-backhaul", "does not name the bearer of its backhaul among the available ones", "REQ-CON-02", FaultShape.Absent);

    public static readonly Fault OtherSource = new(
        "mesh.other-source", "does not show the address that its server sees", "REQ-CON-05", FaultShape.WrongValue);

    public static readonly Fault TakesRadio = new(
        "mesh.takes-radio", "lets a server change its radio by one Write", "REQ-MSH-15", FaultShape.WrongEffect);

    public static readonly Fault KeepsErrorCount = new(
        "mesh.keeps-error-count", "does not clear its error counter when it is told to", "REQ-MSH-16", FaultShape.WrongEffect);

    public static readonly Fault CountsNoErrors = new(
        "mesh.counts-no-errors", "does not count the loss of its network as an error", "REQ-MSH-16", FaultShape.Absent);

    public static readonly Fault TroubleWhenHealthy = new(
        "mesh.trouble-when-healthy", "has a text of an error although it is healthy", "REQ-MSH-16", FaultShape.Superfluous);

    public static readonly Fault OtherBand = new(
        "mesh.other-band", "gives a frequency outside the band of its regulatory domain", "REQ-MSH-13", FaultShape.WrongValue);

    public static readonly Fault OtherRate = new(
        "mesh.other-rate", "gives a data rate that is not the one of its PHY mode", "REQ-MSH-13", FaultShape.WrongValue);

    public static readonly Fault ClaimsFec = new(
        "mesh.claims-fec", "tells of forward error correction that its PHY mode does not have", "REQ-MSH-13", FaultShape.WrongValue);

    public static readonly Fault ModeOfOtherPlan = new(
        "mesh.mode-of-other-plan", "names an operation mode that its channel plan does not have", "REQ-MSH-11", FaultShape.WrongValue);

    public static readonly Fault ModeOfOtherClass = new(
        "mesh.mode-of-other-class", "names an operation mode of FAN 1.0 that its operating class does not have", "REQ-MSH-11", FaultShape.WrongValue);

    public static readonly Fault JoinsNoGroup = new(
        "mesh.joins-no-group", "answers the Write of a multicast group with 2.04 and is in none", "REQ-LPN-09", FaultShape.WrongEffect);

    public static readonly Fault UnknownDomain = new(
        "mesh.unknown-domain", "names a regulatory domain that there is not", "REQ-MSH-11", FaultShape.WrongValue);

    public static readonly Fault FixedHopping = new(
        "mesh.fixed-hopping", "tells of a fixed channel although its channel function hops", "REQ-MSH-10", FaultShape.WrongValue);

    public static readonly Fault ChannelsBeyond = new(
        "mesh.channels-beyond", "uses channels for unicast that it has not available", "REQ-MSH-12", FaultShape.WrongValue);

    public static readonly Fault BroadcastBeyond = new(
        "mesh.broadcast-beyond", "uses channels for broadcast that it has not available", "REQ-MSH-12", FaultShape.WrongValue);

    public static readonly Fault OtherCipher = new(
        "mesh.other-cipher", "names its cipher suite by another name than that of TLS", "REQ-MSH-14", FaultShape.WrongFormat);

    public static readonly Fault RawRank = new(
        "mesh.raw-rank", "gives its rank as RPL counts it", "REQ-MSH-06", FaultShape.WrongFormat);

    public static readonly Fault OtherClass = new(
        "mesh.other-class", "gives a device class that is not the one of its role", "REQ-MSH-02", FaultShape.WrongValue);

    public static readonly Fault LinkLocalRoot = new(
        "mesh.link-local-root", "gives an address of its root that cannot be routed", "REQ-MSH-07", FaultShape.WrongValue);

    public static readonly Fault TwoRoots = new(
        "mesh.two-roots", "gives two roots", "REQ-MSH-07", FaultShape.Superfluous);

    public static readonly Fault BackupFirst = new(
        "mesh.backup-first", "lists its backup parent before its preferred one", "REQ-MSH-07", FaultShape.WrongValue);

    public static readonly Fault SwapsAddresses = new(
        "mesh.swaps-addresses", "swaps its link-local and its routable address", "REQ-MSH-09", FaultShape.WrongValue);

    public static readonly Fault StaleAddress = new(
        "mesh.stale-address", "gives an address that it no longer has", "REQ-MSH-09", FaultShape.WrongValue);

    public static readonly Fault OtherNoiseRatio = new(
        "mesh.other-noise-ratio", "gives a signal to noise ratio that is not signal less noise", "REQ-MSH-17", FaultShape.WrongValue);

    public static readonly Fault SuspiciousQuality = new(
        "mesh.suspicious-quality", "calls live values suspicious", "REQ-MSH-20", FaultShape.WrongValue);

    public static readonly Fault CountsNoReceived = new(
        "mesh.counts-no-received", "does not count what it receives", "REQ-STA-03", FaultShape.WrongValue);

    public static readonly Fault CountsHalf = new(
        "mesh.counts-half", "counts every second frame that it sends", "REQ-STA-03", FaultShape.WrongValue);

    public static readonly Fault CountsKilobytes = new(
        "mesh.counts-kilobytes", "counts kilobytes where octets are meant", "REQ-STA-03", FaultShape.WrongFormat);

    public static readonly Fault WaitsForStart = new(
        "mesh.waits-for-start", "counts nothing before it is told to start", "REQ-STA-02", FaultShape.Absent);

    public static readonly Fault NeverStops = new(
        "mesh.never-stops", "goes on counting after Stop", "REQ-STA-05", FaultShape.WrongEffect);

    public static readonly Fault NoTimeOfStop = new(
        "mesh.no-time-of-stop", "gives no sensible time of the end of its counting", "REQ-STA-07", FaultShape.WrongValue);

    public static readonly Fault SignalWithoutSign = new(
        "mesh.signal-without-sign", "gives the signal of the radio object without its sign", "REQ-LPN-06", FaultShape.WrongFormat);

    public static readonly Fault OldStatistics = new(
        "mesh.old-statistics", "calls live statistics suspicious", "REQ-MSH-20", FaultShape.WrongValue);

    public static readonly Fault TakesNetworkAddress = new(
        "mesh.takes-network-address", "lets a server change the network address of its radio", "REQ-LPN-04", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        OtherPower, RepeatsAgainstRole, TakesRepeating, TakesRoutable, SignalStands, OmitsRoutable, LongAddress, OtherInterfaceId,
        NoHops, HidesBackhaul, OtherSource, TakesRadio, KeepsErrorCount, CountsNoErrors, TroubleWhenHealthy, OtherBand, OtherRate,
        ClaimsFec, ModeOfOtherPlan, ModeOfOtherClass, JoinsNoGroup, UnknownDomain, FixedHopping, ChannelsBeyond, BroadcastBeyond, OtherCipher, RawRank,
        OtherClass, LinkLocalRoot, TwoRoots, BackupFirst, SwapsAddresses, StaleAddress, OtherNoiseRatio, SuspiciousQuality,
        CountsNoReceived, CountsHalf, CountsKilobytes, WaitsForStart, NeverStops, NoTimeOfStop,
        SignalWithoutSign, OldStatistics, TakesNetworkAddress,
    ];
}
