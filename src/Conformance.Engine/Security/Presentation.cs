using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Records;

namespace Conformance.Engine.Security;

/// <summary>How a role of ours shakes hands: as it should, unless a case says otherwise.</summary>
public sealed record Presentation
{
    /// <summary>With nothing wrong.</summary>
    public static Presentation Proper { get; } = new();

    /// <summary>What is shown, a name of <see cref="Guises"/>.</summary>
    public string Shows { get; init; } = Guises.Own;

    /// <summary>What we can do; everything we know unless given.</summary>
    public IReadOnlyList<CipherSuite> Suites { get; init; } = CipherSuite.Known;

    /// <summary>Whether nothing is said at all.</summary>
    public bool IsSilent { get; init; }

    public bool AsksForCookie { get; init; } = true;

    public bool Resumes { get; init; } = true;

    public bool ExtendsMasterSecret { get; init; } = true;

    /// <summary>Octets of a datagram of ours.</summary>
    public int? DatagramLimit { get; init; }

    /// <summary>The alert with which any certificate or raw key of a device is refused.</summary>
    public AlertDescription? Refuses { get; init; }

    public FaultSwitches Faults { get; init; } = FaultSwitches.None;
}
