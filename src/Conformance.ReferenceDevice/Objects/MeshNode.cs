using System.Globalization;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>The device as a member of a Wi-SUN network: the facts that several objects tell, each in its own words and units.</summary>
/// <remarks>European plan 33 with FSK at 150 kbit/s; two hops from the border router.</remarks>
public sealed class MeshNode(MeshRole role)
{
    /// <summary>RPL's MinHopRankIncrease in Wi-SUN FAN: the rank of the root.</summary>
    public const int RankOfRoot = 128;

    /// <summary>Universal addresses have the bit cleared that interface ids have set (RFC 4291 appendix A).</summary>
    public const string Eui64 = "02005EFFFE005300";

    public const string LinkLocal = "fe80::5eff:fe00:5300";
    public const string Routable = "fd00:5e::5eff:fe00:5300";
    public const string ParentEui64 = "02005EFFFE005301";
    public const string Backup = "fe80::5eff:fe00:5302";
    public const string BackupEui64 = "02005EFFFE005302";
    /// <summary>The group key of the network, which nobody may read.</summary>
    public const string GroupKey = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    public const string GroupKeyHash = "1122334455667788";
    public const string NetworkName = "conformance";
    public const int PanId = 4660;

    /// <summary>Nominal rate of the PHY mode, in bits a second.</summary>
    public const int BitRate = 150_000;

    /// <summary>Channel 0 of the plan, in hertz.</summary>
    public const long Frequency = 863_100_000;

    public const string Channels = "0-26,29,34";
    private const int RankOfRouter = 436;
    private const double Noise = -104;
    private const int Weakest = -95;
    private const int Strongest = -40;

    public MeshRole Role => role;

    public bool IsRoot => role == MeshRole.BorderRouter;

    /// <summary>Address of the border router.</summary>
    public string Root => IsRoot ? Routable : "fd00:5e::1";

    /// <summary>Preferred parent; the border router has none.</summary>
    public string? Parent => IsRoot ? null : "fe80::5eff:fe00:5301";

    /// <summary>As RPL counts it.</summary>
    public int Rank => IsRoot ? RankOfRoot : RankOfRouter;

    /// <summary>The whole part of <see cref="Rank"/> over <see cref="RankOfRoot"/>: RFC 6550 §3.5.1.</summary>
    public int DagRank => Rank / RankOfRoot;

    public int Hops => IsRoot ? 0 : 2;

    /// <summary>Smoothed signal of the parent, in dBm.</summary>
    public double Signal { get; private set; } = -67;

    public double SignalToNoise => Signal - Noise;

    /// <summary>Whether the mesh is there.</summary>
    public bool IsConnected { get; private set; } = true;

    /// <summary>Called when <see cref="Signal"/> or <see cref="IsConnected"/> has changed.</summary>
    public event Action? Changed;

    /// <summary>The signal becomes another.</summary>
    public void Hear(double signal)
    {
        Signal = signal;
        Changed?.Invoke();
    }

    /// <summary>The signal changes a little, as it does.</summary>
    public void Drift(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Hear(Math.Clamp(Signal + random.Next(-2, 3), Weakest, Strongest));
    }

    public void Connect(bool connected)
    {
        if (IsConnected != connected)
        {
            IsConnected = connected;
            Changed?.Invoke();
        }
    }

    /// <summary>A number as objects want it as text.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
