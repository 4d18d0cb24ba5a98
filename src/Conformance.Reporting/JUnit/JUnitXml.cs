using System.Globalization;
using System.Text;
using System.Xml;
using Conformance.Model;

namespace Conformance.Reporting.JUnit;

/// <summary>The run as JUnit XML, one suite per interface.</summary>
/// <remarks>
/// Inconclusive and error are <c>error</c>, for neither says anything about the device; not applicable and not run are <c>skipped</c>.
/// </remarks>
public static class JUnitXml
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    public static string Write(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("testsuites");
            Attribute(xml, "name", record.Profile.Title);
            WriteCounts(xml, record.Cases);
            foreach (var suite in record.Cases.GroupBy(one => one.Interface, StringComparer.Ordinal))
            {
                WriteSuite(xml, record, suite.Key, [.. suite]);
            }

            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteSuite(XmlWriter xml, RunRecord record, string name, IReadOnlyList<CaseRecord> cases)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", name);
        WriteCounts(xml, cases);
        WriteProperties(xml,
        [
            ("device", record.Device.Title),
            ("profile", record.Profile.Id),
            ("suite", record.Suite.Version),
            ("lwm2m", record.Device.Lwm2m),
            ("seed", record.Settings.Seed.ToString(CultureInfo.InvariantCulture)),
            ("complete", record.IsPartial ? "false" : "true"),
        ]);
        foreach (var one in cases)
        {
            WriteCase(xml, one);
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, CaseRecord record)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", record.Interface.Replace('/', '.'));
        Attribute(xml, "name", $"{record.Id} {record.Title}");
        Attribute(xml, "file", record.File);
        Attribute(xml, "time", Seconds(record.Duration));
        WriteProperties(xml,
        [
            ("id", record.Id),
            ("verdict", record.Outcome.Word),
            .. record.Requirements.Select(id => ("requirement", id)),
            .. record.Ets.Select(id => ("ets", id)),
            .. record.Earlier.Select(earlier => ("first-attempt", earlier.Outcome.Word)),
        ]);
        if (record.Outcome.JUnit.Length > 0)
        {
            xml.WriteStartElement(record.Outcome.JUnit);
            if (record.Outcome.JUnit != "skipped")
            {
                Attribute(xml, "type", record.Outcome.Word);
            }

            Attribute(xml, "message", record.Reason.Length > 0 ? record.Reason : record.Outcome.Word);
            xml.WriteEndElement();
        }

        var evidence = Evidence(record);
        if (evidence.Length > 0)
        {
            xml.WriteElementString("system-out", evidence);
        }

        xml.WriteEndElement();
    }

    private static string Evidence(CaseRecord record) => DeviceText.Visible(string.Join('\n',
    [
        .. record.Reason.Length > 0 ? [record.Reason] : Array.Empty<string>(),
        .. record.Findings.Where(finding => finding.IsNotable).Select(Finding),
        .. record.Earlier.Select(earlier => $"first attempt, beside {string.Join(' ', earlier.Beside)}: {earlier.Outcome.Word}\n{Evidence(earlier)}"),
    ]));

    private static string Finding(Finding finding) =>
        $"""
        {finding.Word}: {finding.Message}
          expected     {finding.Expected}
          got          {finding.Actual}
          requirements {string.Join(' ', finding.Requirements)}
          at           {finding.Location} {finding.Step}
          time         {Seconds(finding.Time)} s
        """;

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<CaseRecord> cases)
    {
        var words = cases.CountBy(one => one.Outcome.JUnit).ToDictionary();
        Attribute(xml, "tests", Number(cases.Count));
        Attribute(xml, "failures", Number(words.GetValueOrDefault("failure")));
        Attribute(xml, "errors", Number(words.GetValueOrDefault("error")));
        Attribute(xml, "skipped", Number(words.GetValueOrDefault("skipped")));
        Attribute(xml, "time", Seconds(cases.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Duration)));
    }

    private static void WriteProperties(XmlWriter xml, IEnumerable<(string Name, string Value)> properties)
    {
        xml.WriteStartElement("properties");
        foreach (var (name, value) in properties)
        {
            xml.WriteStartElement("property");
            Attribute(xml, "name", name);
            Attribute(xml, "value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, DeviceText.OneLine(value));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture);
}
