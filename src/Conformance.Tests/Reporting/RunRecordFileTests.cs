using Conformance.Model;
using Conformance.Reporting;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

[TestFixture]
public sealed class RunRecordFileTests
{
    [Test]
    public void Writes_the_golden_record() => Golden.Check("run.json", RunRecordFile.Write(SampleRun.Complete));

    [Test]
    public void Reads_back_what_it_wrote() =>
        RunRecordFile.Read(RunRecordFile.Write(SampleRun.Described))
            .Should().BeEquivalentTo(SampleRun.Described, options => options.WithStrictOrderingFor(record => record.Cases));

    [Test]
    public void Writes_the_same_octets_whatever_the_order_of_the_maps()
    {
        var turned = SampleRun.Complete with
        {
            Device = SampleRun.Complete.Device with { Pics = SampleRun.Complete.Device.Pics.Reverse().ToDictionary() },
            Footer = SampleRun.Complete.Footer! with { Verdicts = SampleRun.Complete.Footer!.Verdicts.Reverse().ToDictionary() },
        };

        RunRecordFile.Write(turned).Should().Be(RunRecordFile.Write(SampleRun.Complete));
    }

    [Test]
    public void Follows_its_schema()
    {
        foreach (var record in new[] { SampleRun.Complete, SampleRun.Described, SampleRun.Partial })
        {
            RunSchema.Violations(RunRecordFile.Write(record)).Should().BeEmpty();
        }
    }

    [TestCase("\"verdict\": \"fail\"", "\"verdict\": \"bad\"", "enum")]
    [TestCase("\"hash\"", "\"hush\"", "required")]
    [TestCase("\"duration\": 0.100000", "\"duration\": \"0.1\"", "type")]
    [TestCase("\"version\"", "\"extra\": 1, \"version\"", "additional")]
    public void Breaks_its_schema_when_something_is_wrong(string right, string wrong, string rule)
    {
        var broken = RunRecordFile.Write(SampleRun.Complete).Replace(right, wrong, StringComparison.Ordinal);

        RunSchema.Violations(broken).Should().Contain(text => text.Contains(rule));
    }

    [Test]
    public void Puts_what_had_finished_into_a_record_without_footer()
    {
        using var scratch = new Scratch();
        var planned = SampleRun.Complete with
        {
            Cases = [.. SampleRun.Complete.Cases.Select(one => SampleRun.Case(one.Id, one.Title, Outcome.NotRun, "", TimeSpan.Zero))],
            Footer = null,
        };
        RunRecordFile.Save(scratch.Folder, planned);
        using (var journal = RunJournal.Open(scratch.Folder))
        {
            journal.Append(SampleRun.Complete.Cases[1]);
        }

        var loaded = RunRecordFile.Load(scratch.Folder);

        loaded.Cases.Select(one => one.Outcome)
            .Should().Equal(Outcome.NotRun, Outcome.Pass, Outcome.NotRun, Outcome.NotRun, Outcome.NotRun);
        ExitCodes.Of(loaded).Should().Be(ExitCodes.Broken);
    }

    [Test]
    public void Does_not_touch_a_record_with_footer()
    {
        using var scratch = new Scratch();
        RunRecordFile.Save(scratch.Folder, SampleRun.Complete);
        using (var journal = RunJournal.Open(scratch.Folder))
        {
            journal.Append(SampleRun.Complete.Cases[1] with { Outcome = Outcome.Fail });
        }

        RunRecordFile.Load(scratch.Folder).Cases[1].Outcome.Should().Be(Outcome.Pass);
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{\"suite\":null}")]
    [TestCase("[1")]
    public void Refuses_what_is_not_a_record(string text) =>
        FluentActions.Invoking(() => RunRecordFile.Read(text)).Should().Throw<IOException>();

    [Test]
    public void Refuses_every_truncation()
    {
        var text = RunRecordFile.Write(SampleRun.Partial with { Cases = [], Requirements = [] }).TrimEnd();
        for (var length = 0; length < text.Length; length++)
        {
            var cut = text[..length];
            FluentActions.Invoking(() => RunRecordFile.Read(cut)).Should().Throw<IOException>();
        }
    }

    [Test]
    public void Leaves_the_old_record_when_the_new_one_cannot_be_written()
    {
        using var scratch = new Scratch();
        RunRecordFile.Save(scratch.Folder, SampleRun.Complete);
        Directory.CreateDirectory(scratch.Folder.RunRecord + ".tmp");

        FluentActions.Invoking(() => RunRecordFile.Save(scratch.Folder, SampleRun.Partial)).Should().Throw<IOException>();

        RunRecordFile.Load(scratch.Folder).Footer.Should().NotBeNull();
    }

    [Test]
    [Platform("Linux")]
    public void Leaves_the_old_record_when_the_disk_is_full()
    {
        using var scratch = new Scratch();
        RunRecordFile.Save(scratch.Folder, SampleRun.Complete);
        File.CreateSymbolicLink(scratch.Folder.RunRecord + ".tmp", "/dev/full");

        FluentActions.Invoking(() => RunRecordFile.Save(scratch.Folder, SampleRun.Partial)).Should().Throw<IOException>();

        RunRecordFile.Load(scratch.Folder).Footer.Should().NotBeNull();
    }

    [Test]
    public void Says_in_the_folder_what_a_repetition_would_find_different()
    {
        using var scratch = new Scratch();

        EnvironmentFile.Save(scratch.Folder, new Dictionary<string, string> { ["os"] = "x", ["host"] = "h" });

        File.ReadAllText(scratch.Folder.Environment).Should().Be("{\n  \"host\": \"h\",\n  \"os\": \"x\"\n}\n");
    }
}
