namespace Conformance.Cli.Commands;

/// <summary>What <c>selftest --seeds</c> was asked for.</summary>
internal sealed record SweepRequest
{
    /// <summary>A device file with the adapter <c>reference</c>.</summary>
    public string Device { get; init; } = "reference";

    public string? Profile { get; init; }

    public string[] Select { get; init; } = [];

    /// <summary>Name of the network; <see langword="null"/> for one without faults.</summary>
    public required string? Impair { get; init; }

    /// <summary>The others follow.</summary>
    public required long FirstSeed { get; init; }

    public required int Seeds { get; init; }

    /// <summary>Whether records are compared instead of verdicts counted.</summary>
    public required bool Twice { get; init; }

    /// <summary>File for the figures.</summary>
    public required string? Json { get; init; }
}
