using Conformance.Model;
using Conformance.Reporting;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

[TestFixture]
public sealed class RunJournalTests
{
    [Test]
    public void Holds_every_case_in_the_order_of_finishing()
    {
        using var scratch = new Scratch();
        Append(scratch, [.. SampleRun.Complete.Cases]);

        RunJournal.ReadFinished(scratch.Folder).Should().BeEquivalentTo(SampleRun.Complete.Cases, options => options.WithStrictOrdering());
    }

    [Test]
    public void Is_on_the_disk_before_it_is_closed()
    {
        using var scratch = new Scratch();
        using var journal = RunJournal.Open(scratch.Folder);
        journal.Append(SampleRun.Failing);

        using var other = new FileStream(scratch.Folder.Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        new StreamReader(other).ReadToEnd().Should().EndWith("}\n").And.Contain("\"id\":\"C-REG-001\"");
    }

    [Test]
    public void Drops_a_line_torn_anywhere_and_goes_on_behind_it()
    {
        using var scratch = new Scratch();
        Append(scratch, SampleRun.Complete.Cases[1]);
        var whole = File.ReadAllBytes(scratch.Folder.Journal).Length;
        Append(scratch, SampleRun.Complete.Cases[2]);
        var both = File.ReadAllBytes(scratch.Folder.Journal);

        for (var length = whole; length < both.Length; length += 7)
        {
            File.WriteAllBytes(scratch.Folder.Journal, both[..length]);
            RunJournal.ReadFinished(scratch.Folder).Select(one => one.Id).Should().Equal("C-DM-010");
            Append(scratch, SampleRun.Complete.Cases[3]);
            RunJournal.ReadFinished(scratch.Folder).Select(one => one.Id).Should().Equal("C-DM-010", "C-IR-004");
        }
    }

    [Test]
    public void Drops_a_torn_line_longer_than_it_reads_at_once()
    {
        using var scratch = new Scratch();
        Append(scratch, SampleRun.Complete.Cases[1]);
        File.AppendAllText(scratch.Folder.Journal, new string('x', 20_000));

        Append(scratch, SampleRun.Complete.Cases[3]);

        RunJournal.ReadFinished(scratch.Folder).Select(one => one.Id).Should().Equal("C-DM-010", "C-IR-004");
    }

    [Test]
    public void Keeps_the_later_of_two_runs_of_a_case()
    {
        using var scratch = new Scratch();
        Append(scratch, SampleRun.Complete.Cases[1] with { Outcome = Outcome.Error }, SampleRun.Failing, SampleRun.Complete.Cases[1]);

        RunJournal.ReadFinished(scratch.Folder).Select(one => (one.Id, one.Outcome))
            .Should().Equal(("C-REG-001", Outcome.Fail), ("C-DM-010", Outcome.Pass));
    }

    [Test]
    public void Is_empty_when_there_is_none()
    {
        using var scratch = new Scratch();

        RunJournal.ReadFinished(scratch.Folder).Should().BeEmpty();
    }

    [Test]
    public void Says_that_a_place_cannot_be_written()
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder.Path, "taken");
        File.WriteAllText(file, "");

        FluentActions.Invoking(() => RunJournal.Open(new RunFolder(Path.Combine(file, "run")))).Should().Throw<IOException>();
    }

    private static void Append(Scratch scratch, params CaseRecord[] records)
    {
        using var journal = RunJournal.Open(scratch.Folder);
        foreach (var record in records)
        {
            journal.Append(record);
        }
    }
}
