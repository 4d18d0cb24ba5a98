using Conformance.Cli.Views;
using Conformance.Harness.Running;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Wire;

namespace Conformance.Cli.Commands;

/// <summary>From a request to lines on the terminal and an exit code.</summary>
internal static class RunFlow
{
    public static int Run(RunRequest request, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Folders(errors) is not { } folders)
        {
            return ExitCodes.Refused;
        }

        var started = TimeProvider.System.Monotonic;
        using var interrupt = new Interrupt();
        using var view = RunView.For(output);
        var report = new RunSession(folders, request, view).Run(out var refusal, interrupt.Token);
        view.Close();
        if (report is null)
        {
            errors.WriteLine(refusal!.Text.TrimEnd());
            return refusal.ExitCode;
        }

        if (report.NeverAppeared is { } reason)
        {
            errors.WriteLine($"the device never appeared: {reason}");
        }

        if (report.Diagnosis is { } wrong)
        {
            errors.WriteLine(wrong.TrimEnd());
        }

        output.Write(ConsoleReport.Summary(report.Record));
        if (report.FirstDatagram is { } first)
        {
            output.WriteLine(FormattableString.Invariant($"first datagram after {first.TotalSeconds:0.00} s"));
        }

        if (report.Busy is { } busy)
        {
            output.WriteLine(FormattableString.Invariant($"our own processor time while cases ran: {busy.Total.TotalSeconds:0.00} s, {busy.Kernel.TotalSeconds:0.00} s of it in the kernel"));
        }

        if (request.Virtual)
        {
            var (took, all) = (report.Took.TotalSeconds, (TimeProvider.System.Monotonic - started).TotalSeconds);
            var played = report.Record.Cases.Count(one => one.Outcome is not (Outcome.NotApplicable or Outcome.NotRun));
            output.WriteLine(FormattableString.Invariant($"played in {took:0.0} s: {played / took:0} cases a second; {all:0.0} s with loading and reports"));
        }

        foreach (var line in report.Baseline?.Lines() ?? [])
        {
            output.WriteLine(line);
        }

        output.WriteLine($"report: {Shown(report.Folder, "index.html")}");
        if (report.Record.IsPartial)
        {
            output.WriteLine($"finish it with: --resume --output {Shown(report.Folder, string.Empty)}");
        }

        if (report.LeftOut > 0)
        {
            output.WriteLine($"{report.LeftOut} cases that take a minute or more were left out; --all runs them too");
        }

        output.WriteLine(report.AllureMissing ?? (request.Allure ? $"allure: {Shown(report.Folder, "allure-report/index.html")}" : "allure: results only"));
        return report.ExitCode;
    }

    private static string Shown(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
