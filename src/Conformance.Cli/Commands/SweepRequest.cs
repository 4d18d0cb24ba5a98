namespace Conformance.Cli.Commands;

/// <summary>What <c>selftest --seeds</c> was asked for.</summary>
/// <param name="Device">A device file with the adapter <c>reference</c>.</param>
/// <param name="Profile">The profile, or the default.</param>
/// <param name="Select">Cases.</param>
/// <param name="Impair">Name of the network; <see langword="null"/> for one without faults.</param>
/// <param name="FirstSeed">The others follow.</param>
/// <param name="Seeds">How many.</param>
/// <param name="Json">File for the figures.</param>
internal sealed record SweepRequest(string Device, string? Profile, string[] Select, string? Impair, long FirstSeed, int Seeds, string? Json);
