namespace Conformance.Coap.Streams;

/// <summary>How one end of a stream behaves.</summary>
public sealed record StreamTerms
{
    /// <summary>Octets of the longest message it says it takes; <see langword="null"/> says nothing, which is <see cref="Settings.BaseMessageSize"/>.</summary>
    public uint? MaxMessageSize { get; init; }

    /// <summary>Whether it says that it can transfer block by block.</summary>
    public bool BlockWise { get; init; } = true;

    /// <summary>Octets of the longest message that it does take: a tester hears more than it asked for, to be able to say so.</summary>
    public int Takes { get; init; } = Settings.BaseMessageSize;

    /// <summary>How long the settings of the other may take before they are missing, and its closing after an Abort. The RFC names no time.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What it does wrong on purpose.</summary>
    public IReadOnlySet<StreamFault> Faults { get; init; } = new HashSet<StreamFault>();
}
