using Conformance.Model;
using Conformance.Reporting.Allure;
using Conformance.Reporting.JUnit;
using Conformance.Reporting.Pages;

namespace Conformance.Reporting;

/// <summary>Every view of a run that needs no other program.</summary>
public static class Reports
{
    /// <summary>Writes <c>junit.xml</c>, <c>pics.csv</c>, <c>ets.csv</c>, <c>allure-results</c> and <c>index.html</c> from the record.</summary>
    /// <param name="start">Wall time at the start of the run; a fixed one when the clock is virtual.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(RunFolder folder, RunRecord record, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(record);

        Sheaf.Write(
            [
                () => AtomicFile.Write(folder.Index, IndexHtml.Write(record, file => File.Exists(Path.Combine(folder.Path, file)))),
                () => AllureResults.Write(folder, record, start),
                () => AtomicFile.Write(folder.JUnit, JUnitXml.Write(record)),
                () => AtomicFile.Write(folder.Pics, PicsCsv.Write(record.Device)),
                () => AtomicFile.Write(folder.Ets, EtsCsv.Write(record)),
            ],
            write => write());
    }
}
