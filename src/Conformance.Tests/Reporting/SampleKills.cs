using Conformance.Reporting.Kills;

namespace Conformance.Tests.Reporting;

/// <summary>
/// A kill matrix with one of everything: killed, seen and surviving faults, an idle and a smoke case, a false fail and an error.
/// </summary>
internal static class SampleKills
{
    public static KillMatrix Troubled { get; } = new(
        [
            new("observe.ignores-pmin", "notifies before pmin <is over>", "ATT-04", "Early", ["C-ATT-003"], []),
            new("observe.repeats", "notifies | again", "IR-06", "Superfluous", [], ["C-ATT-003", "C-IR-001"]),
            new("message.drops-tokens", "answers without a token", "DM-67", "Absent", ["C-1", "C-2", "C-3", "C-4", "C-5[one]"], []),
            new("message.ignores-pings", "does not answer a ping", "TRN-05", "Absent", [], []),
        ],
        [
            new("C-ATT-003", 1, Smoke: null),
            new("C-TRN-001", 0, Smoke: null),
            new("C-DM-900", 0, "only shows that the device is there"),
        ],
        [
            new("C-TRN-001", "reference", Fault: null, "fail", "no answer within 2 s"),
            new("C-ATT-003", "reference-1.2", "message.ignores-pings", "error", "the harness failed"),
        ]);

    /// <summary>What the gate lets pass.</summary>
    public static KillMatrix Sound { get; } = new(
        [new("message.ignores-pings", "does not answer a ping", "TRN-05", "Absent", ["C-TRN-001"], [])],
        [new("C-TRN-001", 1, Smoke: null)],
        []);
}
