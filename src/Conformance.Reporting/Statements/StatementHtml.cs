using System.Text;
using Conformance.Reporting.Pages;

namespace Conformance.Reporting.Statements;

/// <summary>A statement as a document: one page without anything from elsewhere, fit to be printed.</summary>
public static class StatementHtml
{
    private static readonly string StyleSheet = Encoding.UTF8.GetString(Resource.Octets("statement.css"));

    private static readonly Dictionary<string, (string Words, string Style)> Verdicts = new(StringComparer.Ordinal)
    {
        [Statement.Conforms] = ("The device conforms in all that was tested", "pass"),
        [Statement.DoesNotConform] = ("The device does not conform", "fail"),
        [Statement.NotShown] = ("Conformance is not shown", "inconclusive"),
    };

    /// <param name="statement">What is said.</param>
    /// <param name="jsonHash">SHA-256 of the same statement as JSON, hex.</param>
    public static string Write(Statement statement, string jsonHash)
    {
        ArgumentNullException.ThrowIfNull(statement);

        var subject = statement.Subject;
        var (words, style) = Verdicts[statement.Verdict];
        return "<!DOCTYPE html>\n" + Markup.Of($"""
            <html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>Conformance statement: {Product(subject)}</title>
            <style>{Markup.Verbatim(StyleSheet)}</style></head>
            <body><main>
            <p class="kicker">Conformance statement</p>
            <h1>{Product(subject)}</h1>
            <p class="against">{subject.ProfileTitle}</p>
            <div class="verdict {style}"><b>{words}</b>{statement.Summary}</div>
            {Subject(subject)}
            {StatementFindings.Deviations(statement)}
            {StatementTables.Of(statement)}
            {StatementFindings.Points(statement)}
            {StatementFindings.NotTested(statement)}
            {StatementFindings.Remarks(statement)}
            {Proof(subject, jsonHash)}
            <footer>Made from the record of a test run by suite {subject.Suite}. It holds for the device, the firmware and the versions named above, and for nothing else.</footer>
            </main></body></html>

            """).Text;
    }

    /// <summary>What the device calls itself, or the title of its file.</summary>
    private static string Product(StatementSubject subject)
    {
        var name = $"{subject.Named("manufacturer")} {subject.Named("model")}".Trim();
        return name.Length > 0 ? name : subject.Device;
    }

    private static Markup Subject(StatementSubject subject) => Markup.Of($"""
        <h2>1 Subject</h2>
        <dl>{Fact("Device", subject.Device)}{Fact("Manufacturer", subject.Named("manufacturer"))}{Fact("Model", subject.Named("model"))}{Fact("Serial number", subject.Named("serial"))}
        {Fact("Firmware", subject.Named("firmware"))}{Fact("Bearer", BearerWords.Of(subject.Named("bearer")))}{Fact("Roles", string.Join(", ", subject.Roles))}
        {Fact("Profile", $"{subject.ProfileTitle}, {subject.ProfileId}{(subject.ProfileVersion.Length > 0 ? $", version {subject.ProfileVersion}" : string.Empty)}")}
        {Fact("LwM2M", $"judged by version {subject.Lwm2m}")}
        {Fact("Tested", subject.TestedAt.Length > 0 ? subject.TestedAt : subject.Clock == "virtual" ? "in virtual time: a self-test, not a test of a product" : string.Empty)}
        {Fact("Test cases", Cases(subject))}
        {Fact("Selection", Selected(subject.Selection))}
        {Fact("Test suite", $"version {subject.Suite}, seed {subject.Seed}, {subject.Clock} clock")}</dl>

        """);

    private static string Named(this StatementSubject subject, string key) => subject.Identity.GetValueOrDefault(key, string.Empty);

    private static string Selected(IReadOnlyList<string> selection)
    {
        var (only, without) = (selection.Where(term => !term.StartsWith('!')).ToList(), selection.Where(term => term.StartsWith('!')).Select(term => term[1..]).ToList());
        return (only.Count == 0 ? "all test cases that the suite has for the device" : $"only {string.Join(", ", only)}")
            + (without.Count == 0 ? string.Empty : $" but {string.Join(" and ", without)} ones");
    }

    private static string Cases(StatementSubject subject) => string.Join(", ", subject.Outcomes.Where(count => count.Value > 0).Select(count => $"{count.Value} {StatementTables.Words(count.Key)}"));

    private static Markup Fact(string name, string value) => value.Length > 0 ? Markup.Of($"<dt>{name}</dt><dd>{value}</dd>\n") : Markup.Empty;

    private static Markup Proof(StatementSubject subject, string jsonHash) => Markup.Of($"""
        <h2>7 Proof</h2>
        <p>The record of the run, the cases and the requirements are named by their SHA-256. Where the organiser of the test signed this statement, a file with the ending
        <code>.sig</code> lies beside it (ECDSA, P-256, SHA-256). It is checked without a network, with the suite or with OpenSSL:</p>
        <p><code>statement verify statement.html --key organiser.pub</code><br/>
        <code>openssl dgst -sha256 -verify organiser.pub -signature statement.html.sig statement.html</code></p>
        <dl>{Fact("Run record", subject.RunHash)}{Fact("Test cases", subject.CasesHash)}{Fact("Requirements", subject.RequirementsHash)}{Fact("statement.json", jsonHash)}</dl>

        """);
}
