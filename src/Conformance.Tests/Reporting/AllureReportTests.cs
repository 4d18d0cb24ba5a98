using Conformance.Reporting;
using Conformance.Reporting.Allure;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

[TestFixture]
public sealed class AllureReportTests
{
    private const string Tagged = """
        <html><head><link rel="stylesheet" href="data:text/css;base64,AA=="></head><body>
        <script async src="https://www.googletagmanager.com/gtag/js?id=G-X"></script>
        <script>
            window.dataLayer = window.dataLayer || [];
            function gtag(){dataLayer.push(arguments);}
        </script>
        <script>window.allureReportOptions = 1</script></body></html>
        """;

    [Test]
    public void Takes_the_google_tag_out_and_leaves_the_rest()
    {
        var stripped = ReportPage.Strip(Tagged);

        stripped.Should().NotContainAny("google", "gtag", "dataLayer").And.ContainAll("allureReportOptions", "data:text/css");
        ReportPage.ExternalLoads(Tagged).Should().ContainSingle();
        ReportPage.ExternalLoads(stripped).Should().BeEmpty();
    }

    [TestCase("<img src='//elsewhere.example/x.png'>")]
    [TestCase("<link href=\"http://elsewhere.example/x.css\" rel=stylesheet>")]
    [TestCase("<iframe src=https://elsewhere.example>")]
    public void Finds_what_a_page_would_load(string html) => ReportPage.ExternalLoads(html).Should().ContainSingle();

    [Test]
    [Category("slow")]
    public async Task Draws_a_page_that_stays_at_home()
    {
        using var scratch = new Scratch();
        EvidenceFiles.Write(scratch.Folder, SampleRun.Failing, SampleRun.Evidence, SampleRun.Start);
        Reports.Write(scratch.Folder, SampleRun.Complete, SampleRun.Start);

        var reason = await DrawAsync(scratch, AllureReport.DefaultCache, TimeSpan.FromMinutes(3));

        if (reason is not null)
        {
            Assert.Ignore(reason);
        }

        var page = File.ReadAllText(Path.Combine(scratch.Folder.AllureReport, "index.html"));
        page.Should().NotContain("googletagmanager");
        ReportPage.ExternalLoads(page).Should().BeEmpty();
    }

    [Test]
    public async Task Says_in_one_line_that_it_took_too_long()
    {
        using var scratch = new Scratch();

        var reason = await DrawAsync(scratch, Path.Combine(scratch.Folder.Path, "cache"), TimeSpan.FromMilliseconds(1));

        reason.Should().StartWith("no Allure report: ").And.NotContain("\n");
        Directory.Exists(scratch.Folder.AllureReport).Should().BeFalse();
    }

    private static Task<string?> DrawAsync(Scratch scratch, string cache, TimeSpan limit) =>
        AllureReport.GenerateAsync(scratch.Folder, SampleRun.Complete, cache, limit, TimeProvider.System, CancellationToken.None);
}
