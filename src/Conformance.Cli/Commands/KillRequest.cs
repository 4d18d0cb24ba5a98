namespace Conformance.Cli.Commands;

/// <summary>What <c>selftest --faults</c> was asked for.</summary>
internal sealed record KillRequest
{
    /// <summary>A device file; all with the adapter <c>reference</c> when <see langword="null"/>.</summary>
    public string? Device { get; init; }

    public string? Profile { get; init; }

    public string[] Select { get; init; } = [];

    public long Seed { get; init; } = 1;

    /// <summary>Folder for <c>kill-matrix.json</c> and <c>kill-matrix.html</c>.</summary>
    public string? Output { get; init; }

    /// <summary>Ids or beginnings of ids; empty for all.</summary>
    public required string[] Faults { get; init; }

    /// <summary>All × all.</summary>
    public required bool EveryCase { get; init; }

    /// <summary>Whether <c>docs/kill-matrix.md</c> is written.</summary>
    public required bool WriteDocs { get; init; }
}
