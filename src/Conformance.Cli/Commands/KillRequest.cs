namespace Conformance.Cli.Commands;

/// <summary>What <c>selftest --faults</c> was asked for.</summary>
/// <param name="Device">A device file; all with the adapter <c>reference</c> when <see langword="null"/>.</param>
/// <param name="Profile">The profile, or the default.</param>
/// <param name="Select">Cases.</param>
/// <param name="Seed">Of all randomness.</param>
/// <param name="Output">Folder for <c>kill-matrix.json</c> and <c>kill-matrix.html</c>.</param>
/// <param name="Faults">Ids or beginnings of ids; empty for all.</param>
/// <param name="EveryCase">All × all.</param>
/// <param name="WriteDocs">Whether <c>docs/kill-matrix.md</c> is written.</param>
internal sealed record KillRequest(
    string? Device, string? Profile, string[] Select, long Seed, string? Output, string[] Faults, bool EveryCase, bool WriteDocs);
