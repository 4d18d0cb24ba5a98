using Conformance.Reporting;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Cli;

/// <summary>Runs that do not reach their end: killed, interrupted, out of time.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class InterruptionTests
{
    private const string Alive = "- alive:";

    [Test]
    public async Task A_kill_in_the_middle_loses_nothing_and_resume_finishes_the_rest()
    {
        using var place = new Place([.. Enumerable.Repeat(Place.Pause, 4)]);
        using (var shell = place.Start("--serial"))
        {
            await Place.UntilAsync(() => place.Finished >= 2);
            shell.Signal("KILL");
            shell.Ends();
        }

        var before = RunJournal.ReadFinished(new RunFolder(place.Folder));
        before.Count.Should().BeInRange(2, 3);
        ExitCodes.Of(place.Record).Should().Be(ExitCodes.Broken);

        var (exitCode, output, _) = place.RunAll("--resume");

        exitCode.Should().Be(0);
        output.Should().Contain($"4 cases planned, {4 - before.Count} to run");
        place.Record.Cases.Should().HaveCount(4).And.OnlyContain(record => record.Outcome == Outcome.Pass);
        place.Record.Cases.Take(before.Count).Select(record => record.StartedAt).Should().Equal(before.Select(record => record.StartedAt));
    }

    [Test]
    public void A_run_of_another_device_is_not_resumed()
    {
        using var place = new Place(Alive);
        place.RunAll().ExitCode.Should().Be(0);

        var (exitCode, _, errors) = place.RunAll("--resume", "--device", place.Device());

        exitCode.Should().Be(4);
        errors.Should().StartWith($"the run in {place.Folder} is of device 'reference' by LwM2M 1.1 against wslwm2m-0.1; this one is of device 'device-");
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public async Task An_interrupt_ends_the_run_within_a_second_and_the_record_says_partial(string signal)
    {
        using var place = new Place("- alive:", "- pause: 100 s\n  reason: to be interrupted\n- alive:", "- alive:");
        using var shell = place.Start("--serial");
        await Place.UntilAsync(() => place.Finished >= 1);

        var pressed = TimeProvider.System.GetTimestamp();
        shell.Signal(signal);

        shell.Ends().Should().Be(3, shell.Errors);
        TimeProvider.System.GetElapsedTime(pressed).Should().BeLessThan(TimeSpan.FromSeconds(4)); // one, and room for a busy machine
        shell.Errors.Should().BeEmpty();
        shell.Output.Should().Contain("--resume --output");
        place.Record.Cases.Select(record => record.Outcome).Should().Equal(Outcome.Pass, Outcome.NotRun, Outcome.NotRun);
        place.Record.Footer.Should().BeEquivalentTo(new { Complete = false, Interrupted = "interrupted" });
    }

    [Test]
    public async Task An_interrupt_while_waiting_for_the_device_is_no_verdict_on_it()
    {
        using var place = new Place(Alive);
        var device = place.Device(
            ("control:\n  adapter: reference\n  pan-timeout: 2\n  instances: 8\n  fresh: true", "control:\n  adapter: attach"), ("register-within: 5 s", "register-within: 100 s"));
        using var shell = place.Start("--device", device);
        await Place.UntilAsync(() => shell.Output.Contains("waiting for", StringComparison.Ordinal));

        shell.Signal("INT");

        shell.Ends().Should().Be(3);
        place.Record.Footer!.Interrupted.Should().Be("interrupted");
    }

    [Test]
    public void A_budget_that_is_used_up_leaves_cases_that_did_not_run()
    {
        using var place = new Place(Place.Pause, Place.Pause, Place.Pause);

        var (exitCode, _, _) = place.RunAll("--serial", "--budget", "500ms");

        exitCode.Should().Be(3);
        place.Record.Cases.Select(record => record.Outcome).Should().EndWith([Outcome.NotRun, Outcome.NotRun]);
        place.Record.Footer!.Interrupted.Should().Be("the time budget was used up");
    }
}
