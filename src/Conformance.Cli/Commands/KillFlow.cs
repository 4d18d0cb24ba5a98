using Conformance.Harness.Controls;
using Conformance.Harness.Generating;
using Conformance.Harness.Kills;
using Conformance.Harness.Loading;
using Conformance.Harness.Plays;
using Conformance.Harness.Selecting;
using Conformance.Reporting;
using Conformance.Reporting.Kills;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;
using Conformance.Wire;

namespace Conformance.Cli.Commands;

/// <summary>From the request for a kill matrix to its files and its exit code.</summary>
internal static class KillFlow
{
    private static readonly string[] SecurityGroups = ["SEC-", "OSC-", "EST-", "REQ-SEC-"];
    private const int Listed = 40;

    public static int Run(KillRequest request, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Load(request.Profile, errors, out var exitCode) is not { } suite)
        {
            return exitCode;
        }

        if (Refusal(suite, request) is { } refused)
        {
            errors.WriteLine(refused.TrimEnd());
            return ExitCodes.Refused;
        }

        var started = TimeProvider.System.Monotonic;
        var selection = new CaseSelection(request.Select);
        var stages = Stages(suite, request, errors).Select(device => Stage.Set(suite, device, [.. selection.Of(suite.PlaysFor(device)).Where(test => IsOfUse(device, test))])).ToList();
        var cases = stages.SelectMany(stage => stage.Plan).Select(planned => planned.Case.Id).Distinct().Count();
        var faults = Wanted(request).Where(fault => stages.Exists(stage => stage.Faults.Contains(fault))).ToList();
        output.WriteLine($"{faults.Count} faults, {cases} cases, devices {string.Join(", ", stages.Select(stage => stage.Device))}");
        var plays = 0;
        using var interrupt = new Interrupt();
        if (Hunt() is not { } matrix)
        {
            errors.WriteLine("interrupted: a part of the kill matrix says nothing, so none is written");
            return ExitCodes.Broken;
        }

        var took = TimeProvider.System.Monotonic - started;
        Tell(matrix, output);
        output.WriteLine(FormattableString.Invariant($"{plays} plays in {took.TotalSeconds:0.0} s, {plays / took.TotalSeconds:0} a second"));
        Write(matrix, request, suite, output);
        // A part of the faults or the cases says nothing of the others.
        var isWhole = request is { Faults: [], Select: [], Device: null };
        return matrix.Holds || (!isWhole && matrix.Score is { FalseFails: 0, Errors: 0 } score && score.Killed == score.Faults)
            ? ExitCodes.Conforming
            : ExitCodes.Failed;

        KillMatrix? Hunt()
        {
            try
            {
                return new KillHunt(stages, faults, request.Seed).Run(request.EveryCase, (_, all) => plays = all, interrupt.Token);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    private static string? Refusal(LoadedSuite suite, KillRequest request)
    {
        if (suite.Broken.Any())
        {
            return Diagnosis.Of(suite.Files, DiagnosticFormat.Human);
        }

        if (new CaseSelection(request.Select).Unmatched([.. suite.Cases, .. suite.Generated.Of(request.Select.Select(GeneratedCases.ObjectOf).OfType<ushort>())]) is [var stranger, ..])
        {
            return $"--select {stranger} matches no case";
        }

        return Array.Find(request.Faults, wanted => !EveryFault.All.Any(fault => Matches(fault, wanted))) is { } unknown
            ? $"--fault {unknown} is no fault; {Suggestion.For(unknown, EveryFault.All.Select(fault => fault.Id)) ?? "see the command faults"}"
            : null;
    }

    // Secured, the reference device differs in what carries its messages; what they say is hunted on the others. A server speaks in clear to who asks so.
    private static bool IsOfUse(Scripting.Profiles.DeviceDescription device, BoundCase test) =>
        device.IsServer || device.Security is { Mode: Scripting.Profiles.DeviceSecurity.None, Contexts: null } || test.Requirements.Any(requirement => Array.Exists(SecurityGroups, group => requirement.StartsWith(group, StringComparison.Ordinal)));

    private static List<Fault> Wanted(KillRequest request) =>
        [.. EveryFault.All.Where(fault => request.Faults.Length == 0 || Array.Exists(request.Faults, wanted => Matches(fault, wanted)))];

    private static bool Matches(Fault fault, string wanted) => fault.Id == wanted || (wanted.EndsWith('.') && fault.Id.StartsWith(wanted, StringComparison.Ordinal));

    private static IEnumerable<Scripting.Profiles.DeviceDescription> Stages(LoadedSuite suite, KillRequest request, TextWriter errors)
    {
        var names = request.Device is { } one
            ? [one]
            : Directory.EnumerateFiles(suite.Folders.Devices, "*.yaml").Order(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            if (suite.LoadDevice(name, lwm2m: null, out var refusal) is not { } device)
            {
                errors.WriteLine(refusal!.Text);
            }
            else if (Hands.AreEmbedded(device))
            {
                yield return device;
            }
        }
    }

    private static void Tell(KillMatrix matrix, TextWriter output)
    {
        foreach (var fault in matrix.Faults.Where(fault => fault.Survives))
        {
            var seen = fault.SeenBy.Count > 0 ? $"; seen by {string.Join(", ", fault.SeenBy.Take(3))} for another requirement" : string.Empty;
            output.WriteLine($"survives  {fault.Id} ({fault.Requirement}): {fault.Lie}{seen}");
        }

        foreach (var trouble in matrix.Troubles.Take(Listed))
        {
            output.WriteLine($"{trouble.Outcome,-9} {trouble.Case} on {trouble.Device} with {trouble.Fault ?? "no fault"}: {trouble.Reason}");
        }

        var idle = matrix.Cases.Where(one => one.IsIdle).Select(one => one.Id).ToList();
        if (idle.Count > 0)
        {
            output.WriteLine($"idle      {string.Join(", ", idle)}");
        }

        if (matrix.TooMuchSmoke)
        {
            output.WriteLine($"smoke     more than {KillScore.SmokeShare:P0} of the cases kill nothing by their own word");
        }

        var score = matrix.Score;
        output.WriteLine($"kill matrix: {score.Killed} of {score.Faults} faults killed, {score.IdleCases} idle cases, {score.FalseFails} false fails, {score.Errors} errors");
    }

    private static void Write(KillMatrix matrix, KillRequest request, LoadedSuite suite, TextWriter output)
    {
        var folder = Directory.CreateDirectory(request.Output ?? Path.Combine(suite.Folders.Reports, "kill-matrix")).FullName;
        AtomicFile.Write(Path.Combine(folder, "kill-matrix.json"), KillMatrixJson.Write(matrix));
        AtomicFile.Write(Path.Combine(folder, "kill-matrix.html"), KillMatrixPage.Write(matrix));
        output.WriteLine($"kill matrix: {Path.Combine(folder, "kill-matrix.html")}");
        if (request.WriteDocs)
        {
            AtomicFile.Write(Path.Combine(suite.Folders.Root, "docs", "kill-matrix.md"), KillMatrixText.Write(matrix));
        }
    }
}
