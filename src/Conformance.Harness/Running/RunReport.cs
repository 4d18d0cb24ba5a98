using Conformance.Harness.Baselines;
using Conformance.Model;

namespace Conformance.Harness.Running;

/// <summary>What a run came to.</summary>
/// <param name="ExitCode">For the shell.</param>
/// <param name="Record">The record.</param>
/// <param name="Folder">The run folder, absolute.</param>
/// <param name="NeverAppeared">Why nothing ran, or <see langword="null"/>.</param>
/// <param name="AllureMissing">Why there is no Allure page, or <see langword="null"/>.</param>
/// <param name="FirstDatagram">From the start of the campaign to the first datagram.</param>
/// <param name="Baseline">The run held against the known deviations, or <see langword="null"/> when there are none to hold it against.</param>
public sealed record RunReport(
    int ExitCode, RunRecord Record, string Folder, string? NeverAppeared, string? AllureMissing, TimeSpan? FirstDatagram, BaselineReport? Baseline)
{
    /// <summary>From the start of the campaign, the probe with it, to its end: real time also when the clock of the cases is virtual.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>What processors spent on us from the plan to the end of the last case; nothing when there was no plan.</summary>
    public CpuTime? Busy { get; init; }

    /// <summary>Cases that a brief run left out.</summary>
    public int LeftOut { get; init; }

    /// <summary>What is wrong with selected case files that do not load, for people; <see langword="null"/> when all do.</summary>
    public string? Diagnosis { get; init; }
}
