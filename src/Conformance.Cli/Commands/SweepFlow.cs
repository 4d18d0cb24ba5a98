using System.Collections.Frozen;
using Conformance.Engine.Worlds;
using Conformance.Harness.Controls;
using Conformance.Harness.Loading;
using Conformance.Harness.Plays;
using Conformance.Harness.Selecting;
using Conformance.Harness.Sweeps;
using Conformance.Reporting;
using Conformance.Scripting.Diagnostics;
using Conformance.Simulation.Impairments;
using Conformance.Wire;

namespace Conformance.Cli.Commands;

/// <summary>From the request for many seeds to lines on the terminal and an exit code.</summary>
internal static class SweepFlow
{
    private const int Listed = 40;

    /// <summary>The largest share of plays that may be inconclusive; a network that is not listed has none.</summary>
    private static readonly FrozenDictionary<string, double> MostInconclusive =
        new Dictionary<string, double> { ["lan"] = 0, ["wisun-3-hops"] = 0.02, ["wisun-10-hops"] = 0.15 }.ToFrozenDictionary(StringComparer.Ordinal);

    public static int Run(SweepRequest request, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Load(request.Profile, errors, out var exitCode, request.Device) is not { } suite)
        {
            return exitCode;
        }

        if (suite.Broken.Any())
        {
            errors.WriteLine(Diagnosis.Of(suite.Files, DiagnosticFormat.Human).TrimEnd());
            return ExitCodes.Refused;
        }

        var selection = new CaseSelection(request.Select);
        if (suite.LoadDevice(request.Device, lwm2m: null, out var refusal) is not { } device || !Hands.AreEmbedded(device))
        {
            errors.WriteLine(refusal?.Text.TrimEnd() ?? $"device '{request.Device}' is a real one; virtual time needs the adapter 'reference' or 'reference-server'");
            return ExitCodes.Refused;
        }

        if (selection.Unmatched([.. suite.PlaysFor(device)]) is [var stranger, ..])
        {
            errors.WriteLine($"--select {stranger} matches no case");
            return ExitCodes.Refused;
        }

        var stage = Stage.Set(suite, device, selection.Of(suite.PlaysFor(device)));
        var worlds = request.Impair is { } name ? new VirtualWorlds(ImpairmentPresets.ByName[name]) : Stage.PlainWorlds;
        var started = TimeProvider.System.Monotonic;
        using var interrupt = new Interrupt();
        try
        {
            if (request.Twice)
            {
                return Compare(new RepeatCheck(stage, worlds), request, started, output, interrupt.Token);
            }

            var report = new SeedSweep(stage, suite.Profile, worlds).Run(request.FirstSeed, request.Seeds, static (_, _) => { }, interrupt.Token);
            Tell(report, request, TimeProvider.System.Monotonic - started, output);
            if (request.Json is { } file)
            {
                AtomicFile.Write(file, SweepJson.Write(report, request.Impair, device.Name, request.FirstSeed));
            }

            return report.Holds(Bound(request)) ? ExitCodes.Conforming : ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("interrupted: nothing was counted");
            return ExitCodes.Broken;
        }
    }

    private static int Compare(RepeatCheck check, SweepRequest request, TimeSpan started, TextWriter output, CancellationToken cancellationToken)
    {
        var differing = 0;
        var compared = check.Run(
            request.FirstSeed,
            request.Seeds,
            (test, seed) =>
            {
                differing++;
                output.WriteLine($"differs   {test.Id} with seed {seed}");
            },
            cancellationToken);
        var took = TimeProvider.System.Monotonic - started;
        output.WriteLine(FormattableString.Invariant(
            $"{request.Seeds} seeds played twice: {compared - differing} of {compared} records the same octet for octet; {took.TotalSeconds:0.0} s, {2 * compared / took.TotalSeconds:0} plays a second"));
        return differing == 0 ? ExitCodes.Conforming : ExitCodes.Failed;
    }

    private static double Bound(SweepRequest request) => request.Impair is { } name ? MostInconclusive.GetValueOrDefault(name, 1) : 0;

    private static void Tell(SweepReport report, SweepRequest request, TimeSpan took, TextWriter output)
    {
        foreach (var miss in report.Misses.Take(Listed))
        {
            output.WriteLine($"{miss.Outcome.Word,-9} {miss.Case} with seed {miss.Seed}: {miss.Reason}");
        }

        if (report.Misses.Count > Listed)
        {
            output.WriteLine($"and {report.Misses.Count - Listed} more");
        }

        foreach (var (id, count) in report.Inconclusive.OrderByDescending(entry => entry.Value).Take(Listed))
        {
            output.WriteLine(FormattableString.Invariant($"{"unclear",-9} {id} with {count} of {report.Seeds} seeds"));
        }

        foreach (var requirement in report.Unjudged)
        {
            output.WriteLine($"{"unjudged",-9} {requirement}: a MUST that no seed came to judge");
        }

        var totals = string.Join(", ", report.Outcomes.Select(entry => $"{entry.Value} {entry.Key.Word}"));
        output.WriteLine($"{request.Impair ?? "no impairment"}, seeds {request.FirstSeed} to {request.FirstSeed + request.Seeds - 1}: {report.Plays} plays: {totals}");
        output.WriteLine(FormattableString.Invariant(
            $"inconclusive {report.InconclusiveShare:P2} (at most {Bound(request):P0}), in every seed: {(report.Never.Any() ? string.Join(", ", report.Never) : "none")}"));
        output.WriteLine(FormattableString.Invariant($"{took.TotalSeconds:0.0} s, {report.Plays / took.TotalSeconds:0} plays a second"));
    }
}
