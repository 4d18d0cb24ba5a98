namespace Conformance.Reporting.Kills;

/// <summary>A verdict that speaks against the suite and not against a device.</summary>
/// <param name="Case">The case that ended so.</param>
/// <param name="Device">The device file it was played against.</param>
/// <param name="Fault">The fault the device had; <see langword="null"/> for none.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">The record's reason.</param>
public sealed record KillTrouble(string Case, string Device, string? Fault, string Outcome, string Reason);
