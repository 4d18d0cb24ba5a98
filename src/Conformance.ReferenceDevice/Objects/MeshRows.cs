using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>What object 3447 says of the network and of the node's place in it.</summary>
public sealed class MeshRows(MeshNode node, FaultSwitch faults)
{
    public IEnumerable<(string Resource, string Value)> All =>
    [
        ("0", faults.Choose(WisunFaults.OtherMesh, "Thread", "Wi-SUN")), ("1", Class()),
        ("2", faults.Has(MeshFaults.OtherBand) ? "915.2" : faults.Choose(WisunFaults.FrequencyInKilohertz, "863100", "863.1")),
        ("3", faults.Choose(WisunFaults.Connecting, "1", "2")), .. Troubles(), ("6", "0"), ("8", "14"),
        ("9", faults.Choose(MeshFaults.OtherRate, "100000", $"{MeshNode.BitRate}")), ("10", Mode()), ("11", "7"),
        ("12", faults.Has(MeshFaults.FixedHopping) ? "0" : faults.Choose(WisunFaults.OtherHopping, "3", "1")),
        ("13", faults.Choose(WisunFaults.ChannelsWithSpaces, "0 - 34", MeshNode.Channels)),
        ("14", faults.Choose(MeshFaults.ChannelsBeyond, "0-34", MeshNode.Channels)),
        ("15", faults.Choose(MeshFaults.BroadcastBeyond, "0-28", "0-26")),
        ("16", faults.Choose(MeshFaults.ClaimsFec, "1", "0")), ("17", "1"),
        ("18", faults.Choose(MeshFaults.OtherCipher, "AES-128-CCM-8", "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8")),
        ("19/0", faults.Choose(WisunFaults.ReservedPan, "65535", $"{MeshNode.PanId}")),
        ("21", $"{faults.Choose(MeshFaults.RawRank, node.Rank, node.DagRank)}"), .. Roots(), .. Parents(),
        ("24", faults.Choose(WisunFaults.OtherInterface, "0000000000000001", MeshNode.Eui64)),
        .. Addresses(),
        ("29", faults.Choose(MeshFaults.OtherNoiseRatio, "10", MeshNode.Text(node.SignalToNoise))), ("30", MeshNode.Text(node.Signal)),
        ("31", "-104"), ("6042", faults.Choose(MeshFaults.SuspiciousQuality, "3", "4")), .. Name(), .. Besides(),
    ];

    private string Class()
    {
        var role = faults.Choose(MeshFaults.OtherClass, node.Role == MeshRole.Leaf ? MeshRole.Router : MeshRole.Leaf, node.Role);
        return role switch
        {
            MeshRole.BorderRouter => "3",
            MeshRole.Router => "1",
            _ => "0",
        };
    }

    /// <summary>Texts of errors there are: none while all is well.</summary>
    private (string Resource, string Value)[] Troubles() => faults.Has(MeshFaults.TroubleWhenHealthy) ? [("4", "ok")] : [];

    private string Mode() => faults.Choose(MeshFaults.ModeOfOtherClass, "EU/c1/1b", ModeOfPlan());

    private string ModeOfPlan() =>
        faults.Has(WisunFaults.ModeWithDashes) ? "EU-33-5"
        : faults.Has(MeshFaults.ModeOfOtherPlan) ? "EU/32/5"
        : faults.Choose(MeshFaults.UnknownDomain, "XX/33/5", "EU/33/5");

    private (string Resource, string Value)[] Roots() =>
        [("22/0", faults.Choose(MeshFaults.LinkLocalRoot, "fe80::5eff:fe00:1", node.Root)), .. faults.Choose<(string, string)[]>(MeshFaults.TwoRoots, [("22/1", "fd00:5e::2")], [])];

    private (string Resource, string Value)[] Parents() =>
        node.Parent is not { } parent ? []
        : faults.Has(MeshFaults.BackupFirst) ? [("23/0", MeshNode.Backup), ("23/1", parent)]
        : [("23/0", parent), ("23/1", MeshNode.Backup)];

    private (string Resource, string Value)[] Addresses() =>
        faults.Has(MeshFaults.SwapsAddresses)
            ? [("25/0", MeshNode.Routable), ("26/0", MeshNode.LinkLocal)]
            : [("25/0", MeshNode.LinkLocal), ("26/0", faults.Choose(MeshFaults.StaleAddress, "fd00:77::5eff:fe00:5300", MeshNode.Routable))];

    private (string Resource, string Value)[] Name() =>
        faults.Has(WisunFaults.NoName)
            ? []
            : [("20", faults.Choose(WisunFaults.LongName, "a network name that is longer than allowed", MeshNode.NetworkName))];

    /// <summary>A second network and a key that anybody may read: neither.</summary>
    private (string Resource, string Value)[] Besides() =>
        faults.Has(WisunFaults.TwoPans) ? [("19/1", "4661")]
        : faults.Has(WisunFaults.ShowsMeshKey) ? [("28/0", "wP/u")]
        : [];
}
