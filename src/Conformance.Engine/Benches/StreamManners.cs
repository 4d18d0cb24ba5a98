using Conformance.Coap.Streams;

namespace Conformance.Engine.Benches;

/// <summary>How one of our roles treats connections from here on.</summary>
public sealed record StreamManners
{
    /// <summary>Octets of the longest message that a tester hears, whatever it says that it takes.</summary>
    private const int Hears = 1024 * 1024;

    public static StreamManners Proper { get; } = new();

    /// <summary>What its settings say it takes; <see langword="null"/> says nothing.</summary>
    public uint? Takes { get; init; }

    /// <summary>Whether connections are refused.</summary>
    public bool Refuses { get; init; }

    public IReadOnlySet<StreamFault> Faults { get; init; } = new HashSet<StreamFault>();

    public StreamTerms Terms => new() { MaxMessageSize = Takes, Faults = Faults, Takes = Hears };
}
