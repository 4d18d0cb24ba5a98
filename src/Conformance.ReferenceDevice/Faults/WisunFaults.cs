namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the radio objects of a Wi-SUN node.</summary>
public static class WisunFaults
{
    public static readonly Fault EthernetInUse = new(
        "wisun.ethernet-in-use", "names Ethernet as its bearer in use", "REQ-CON-01", FaultShape.WrongValue);

    public static readonly Fault EthernetAvailable = new(
        "wisun.ethernet-available", "does not name the mesh among its available bearers", "REQ-CON-01", FaultShape.Absent);

    public static readonly Fault SignalWithoutSign = new(
        "wisun.signal-without-sign", "gives its signal strength without the sign", "REQ-CON-03", FaultShape.WrongFormat);

    public static readonly Fault OmitsQuality = new(
        "wisun.omits-link-quality", "gives no link quality", "REQ-CON-04", FaultShape.Absent);

    public static readonly Fault QualityBeyondRange = new(
        "wisun.link-quality-beyond-range", "gives a link quality of 300", "REQ-CON-04", FaultShape.WrongValue);

    public static readonly Fault OtherRouter = new(
        "wisun.other-router", "names another router than its parent", "REQ-CON-06", FaultShape.WrongValue);

    public static readonly Fault HasCell = new(
        "wisun.has-cell", "has a cell id without being in a cellular network", "REQ-CON-07", FaultShape.Superfluous);

    public static readonly Fault HidesConnectivity = new(
        "wisun.hides-connectivity", "answers an Observe of Connectivity Monitoring like a Read", "REQ-CON-08", FaultShape.Absent);

    public static readonly Fault OtherNetwork = new(
        "wisun.other-network", "names its radio network 6LoWPAN", "REQ-LPN-01", FaultShape.WrongValue);

    public static readonly Fault ColonsInAddress = new(
        "wisun.colons-in-address", "writes its MAC address with colons", "REQ-LPN-02", FaultShape.WrongFormat);

    public static readonly Fault OtherAddress = new(
        "wisun.other-address", "has another MAC address in each radio object", "REQ-LPN-02", FaultShape.WrongValue);

    public static readonly Fault TakesAddress = new(
        "wisun.takes-address", "lets a server change the MAC address of its radio", "REQ-LPN-04", FaultShape.WrongEffect);

    public static readonly Fault FailsWhileRegistered = new(
        "wisun.fails-while-registered", "tells a communication failure while it is registered", "REQ-LPN-05", FaultShape.WrongValue);

    public static readonly Fault RateInBits = new(
        "wisun.rate-in-bits", "gives the data rate in bits and not in octets", "REQ-LPN-07", FaultShape.WrongFormat);

    public static readonly Fault FrequencyInMegahertz = new(
        "wisun.frequency-in-megahertz", "gives the frequency in megahertz and not in hertz", "REQ-LPN-07", FaultShape.WrongFormat);

    public static readonly Fault ShowsRadioKey = new(
        "wisun.shows-radio-key", "lets its multicast key be read in the radio object", "REQ-LPN-10", FaultShape.Leak);

    public static readonly Fault HasSubscriber = new(
        "wisun.has-subscriber", "has a subscriber identity without being in a cellular network", "REQ-LPN-12", FaultShape.Superfluous);

    public static readonly Fault OtherMesh = new(
        "wisun.other-mesh", "names its mesh Thread", "REQ-MSH-01", FaultShape.WrongValue);

    public static readonly Fault TakesClass = new(
        "wisun.takes-class", "lets a server change its device class", "REQ-MSH-02", FaultShape.WrongEffect);

    public static readonly Fault PretendsClass = new(
        "wisun.pretends-class", "answers a Write of its device class with 2.04 and keeps it", "REQ-MSH-02", FaultShape.WrongCode);

    public static readonly Fault Connecting = new(
        "wisun.connecting", "tells that it is connecting while it is registered", "REQ-MSH-03", FaultShape.WrongValue);

    public static readonly Fault ReservedPan = new(
        "wisun.reserved-pan", "gives the reserved PAN identifier 65535", "REQ-MSH-04", FaultShape.WrongValue);

    public static readonly Fault TwoPans = new(
        "wisun.two-pans", "gives two PAN identifiers", "REQ-MSH-04", FaultShape.Superfluous);

    public static readonly Fault NoName = new(
        "wisun.no-network-name", "gives no network name", "REQ-MSH-05", FaultShape.Absent);

    public static readonly Fault LongName = new(
        "wisun.long-network-name", "gives a network name of 40 octets", "REQ-MSH-05", FaultShape.WrongValue);

    public static readonly Fault TakesInterface = new(
        "wisun.takes-interface", "lets a server change its physical interface", "REQ-MSH-08", FaultShape.WrongEffect);

    public static readonly Fault OtherInterface = new(
        "wisun.other-interface", "gives a physical interface that is not its MAC address", "REQ-MSH-08", FaultShape.WrongValue);

    public static readonly Fault OtherHopping = new(
        "wisun.other-hopping", "gives a hopping function that the profile does not have", "REQ-MSH-10", FaultShape.WrongValue);

    public static readonly Fault ModeWithDashes = new(
        "wisun.mode-with-dashes", "writes its operation mode with dashes", "REQ-MSH-11", FaultShape.WrongFormat);

    public static readonly Fault ChannelsWithSpaces = new(
        "wisun.channels-with-spaces", "writes its channel list with spaces", "REQ-MSH-12", FaultShape.WrongFormat);

    public static readonly Fault TakesPan = new(
        "wisun.takes-pan", "moves to another PAN by one Write", "REQ-MSH-15", FaultShape.WrongEffect);

    public static readonly Fault PretendsPan = new(
        "wisun.pretends-pan", "answers a Write of its PAN identifier with 2.04 and keeps it", "REQ-MSH-15", FaultShape.WrongCode);

    public static readonly Fault ShowsMeshKey = new(
        "wisun.shows-mesh-key", "lets its group key be read in the mesh object", "REQ-MSH-18", FaultShape.Leak);

    public static readonly Fault HidesMesh = new(
        "wisun.hides-mesh", "answers an Observe of the mesh object like a Read", "REQ-MSH-19", FaultShape.Absent);

    public static readonly Fault OmitsCounter = new(
        "wisun.omits-counter", "lacks one of the counters that the profile wants", "REQ-STA-01", FaultShape.Absent);

    public static readonly Fault StartKeepsCounts = new(
        "wisun.start-keeps-counts", "does not clear its counters on Start", "REQ-STA-02", FaultShape.WrongEffect);

    public static readonly Fault CountsDown = new(
        "wisun.counts-down", "counts backwards", "REQ-STA-02", FaultShape.WrongValue);

    public static readonly Fault CountsBeacons = new(
        "wisun.counts-beacons", "has counters of beacon frames, which Wi-SUN does not have", "REQ-STA-04", FaultShape.Superfluous);

    public static readonly Fault PartBeyondWhole = new(
        "wisun.part-beyond-whole", "counts more failed frames than frames", "REQ-STA-06", FaultShape.WrongValue);

    public static readonly Fault SignalTooWeak = new(
        "wisun.signal-too-weak", "gives a signal strength of -200 dBm", "REQ-CON-03", FaultShape.WrongValue);

    public static readonly Fault OmitsRouter = new(
        "wisun.omits-router", "gives no router address", "REQ-CON-06", FaultShape.Absent);

    public static readonly Fault LowerCaseNetwork = new(
        "wisun.lower-case-network", "writes the name of its radio network in lower case", "REQ-LPN-01", FaultShape.WrongFormat);

    public static readonly Fault FrequencyInKilohertz = new(
        "wisun.frequency-in-kilohertz",
        "gives the frequency of the mesh in kilohertz and not in megahertz",
        "REQ-MSH-01",
        FaultShape.WrongFormat);

    public static readonly Fault WholeBelowParts = new(
        "wisun.whole-below-parts", "counts fewer transmissions than unicast ones", "REQ-STA-06", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        EthernetInUse, EthernetAvailable, SignalWithoutSign, OmitsQuality, QualityBeyondRange, OtherRouter, HasCell,
        HidesConnectivity, OtherNetwork, ColonsInAddress, OtherAddress, TakesAddress, FailsWhileRegistered, RateInBits,
        FrequencyInMegahertz, ShowsRadioKey, HasSubscriber, OtherMesh, TakesClass, PretendsClass, Connecting, ReservedPan,
        TwoPans, NoName, LongName, TakesInterface, OtherInterface, OtherHopping, ModeWithDashes, ChannelsWithSpaces, TakesPan,
        PretendsPan, ShowsMeshKey, HidesMesh, OmitsCounter, StartKeepsCounts, CountsDown, CountsBeacons, PartBeyondWhole,
        SignalTooWeak, OmitsRouter, LowerCaseNetwork, FrequencyInKilohertz, WholeBelowParts,
    ];
}
