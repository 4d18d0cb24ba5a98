using Conformance.Model;
using Conformance.Reporting.Pages;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

/// <summary>The states of Firmware Update as the report reads them from logs.</summary>
[TestFixture]
public sealed class FirmwareSectionTests
{
    private int _next;

    [Test]
    public void Draws_what_was_passed_and_what_lies_between()
    {
        var page = Page(Read(3, "0"), Asked("PUT /5/0/1", "2.04", "coap://h/i"), Read(3, "2"), Read(5, "0"));
        page.Should().Contain("image begins<tspan class=\"count\"> 1").And.Contain("whole and checked<tspan class=\"count\"> 1");
        page.Should().Contain("reset, cancelled<tspan class=\"count\"> not seen");
        page.Should().Contain("seen in 1 case<");
    }

    [Test]
    public void An_update_leads_back_through_updating()
    {
        var page = Page(Read(3, "2"), Asked("POST /5/0/2", "2.04", ""), Read(3, "0"));
        page.Should().Contain("Update<tspan class=\"count\"> 1").And.Contain("installed, or failed<tspan class=\"count\"> 1");
    }

    [Test]
    public void Tells_what_was_refused_and_what_was_accepted_though_it_means_nothing()
    {
        Page(Read(3, "0"), Asked("POST /5/0/2", "4.05", "")).Should().Contain("refused: Update 1").And.NotContain("accepted:");
        Page(Read(3, "0"), Asked("POST /5/0/2", "2.04", ""), Read(3, "0")).Should().Contain("accepted: Update 1").And.NotContain("refused:");
    }

    [Test]
    public void What_a_device_may_have_left_by_itself_is_not_held_against_it()
    {
        Page(Read(3, "1"), Asked("POST /5/0/2", "2.04", ""), Read(3, "0")).Should().NotContain("accepted:");
        Page(Read(3, "1"), Asked("POST /5/0/2", "2.04", ""), Read(3, "1")).Should().Contain("accepted: Update 1");
    }

    [Test]
    public void Is_not_there_when_no_case_saw_a_state() => Section(SampleRun.Complete).Should().BeEmpty();

    private static string Page(params LogLine[][] log) =>
        Section(SampleRun.Complete with { Cases = [SampleRun.Failing with { Log = [.. log.SelectMany(lines => lines)] }] });

    private static string Section(RunRecord record)
    {
        var page = IndexHtml.Write(record, _ => false);
        var start = page.IndexOf("<section id=\"firmware\">", StringComparison.Ordinal);
        return start < 0 ? string.Empty : page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    private LogLine[] Read(int resource, string value) => Asked($"GET /5/0/{resource}", "2.05", "", value);

    private LogLine[] Asked(string request, string code, string sent, string got = "")
    {
        var token = $"A{_next++:X3}";
        var method = request.Split(' ')[0] switch { "GET" => "0.01", "POST" => "0.02", _ => "0.03" };
        return
        [
            new(TimeSpan.Zero, "server", "device", $"CON {method} {request} [mid 1, token {token}]", sent, "new"),
            new(TimeSpan.Zero, "device", "server", $"ACK {code} Whatever [mid 1, token {token}]", got, "response"),
        ];
    }
}
