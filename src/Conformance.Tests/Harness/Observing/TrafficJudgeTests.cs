using System.Xml.Linq;
using Conformance.Coap.Messages;
using Conformance.Engine.Traffic;
using Conformance.Harness.Observing;
using Conformance.Reporting.Traffic;
using Conformance.Tests.Engine.Traffic;
using Conformance.Tests.Reporting;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness.Observing;

/// <summary>From datagrams to a folder.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class TrafficJudgeTests
{
    private const string Hostile = "\u001B[31m<script>&\"\0\u0085";

    [Test]
    public void A_hostile_endpoint_name_harms_no_report()
    {
        using var folder = new Conformance.Tests.Cli.Folder();
        var talk = new Talk().Asks(0, CoapCode.Post, 1, "/rd", [$"ep={Hostile}{new string('x', 1000)}", "lwm2m=1.1"]).Answers(0.1, CoapCode.Created, 1);

        var story = Judge(talk, folder.Path);

        story.Talks.Single().Endpoint.Should().NotContainAny("\u001B", "\0", "\u0085");
        foreach (var page in (string[])["index.html", "client-1/index.html", "server-2/index.html"])
        {
            var text = File.ReadAllText(Path.Combine(folder.Path, page));
            FluentActions.Invoking(() => XDocument.Parse(text["<!DOCTYPE html>\n".Length..])).Should().NotThrow(page);
        }
    }

    [Test]
    public void What_was_wrong_stands_in_the_page_the_transcript_and_the_capture()
    {
        using var folder = new Conformance.Tests.Cli.Folder();

        var story = Judge(Talk.Registered().Asks(1, CoapCode.Delete, 1, "/rd/7"), folder.Path);

        story.ExitCode.Should().Be(1);
        File.ReadAllText(Path.Combine(folder.Path, "index.html")).Should().Contain("What was wrong").And.Contain("client-1/index.html#case-C-TRN-901");
        File.ReadAllText(Path.Combine(folder.Path, "traffic.txt")).Should().Contain("id-reused is true");
        File.ReadAllText(Path.Combine(folder.Path, "capture.pcapng")).Should().Contain("id-reused is true");
    }

    [Test]
    public void The_page_and_the_transcript_are_as_they_were_looked_at()
    {
        using var folder = new Conformance.Tests.Cli.Folder();

        Judge(Talk.Registered().Asks(1, CoapCode.Delete, 1, "/rd/7"), folder.Path);

        Golden.Check("observed.html", File.ReadAllText(Path.Combine(folder.Path, "index.html")));
        Golden.Check("observed.txt", File.ReadAllText(Path.Combine(folder.Path, "traffic.txt")));
    }

    [Test]
    public void Nothing_seen_is_2_and_half_of_it_3()
    {
        using var folder = new Conformance.Tests.Cli.Folder();

        Judge(new Talk(), Path.Combine(folder.Path, "none")).ExitCode.Should().Be(2);
        Judge(Talk.Registered(), Path.Combine(folder.Path, "half"), "cut").ExitCode.Should().Be(3);
        Judge(Talk.Registered(), Path.Combine(folder.Path, "whole")).ExitCode.Should().Be(0);
    }

    private static TrafficStory Judge(Talk talk, string folder, string? damage = null) => new TrafficJudge(Observed.Suite, Observed.Cases).Judge(
        new Heard("by hand", DateTimeOffset.UnixEpoch, talk.Datagrams, new TrafficTerms()) { Damage = damage }, new TrafficFolder(folder));
}
