using Conformance.Model;
using Conformance.Reporting.States;

namespace Conformance.Reporting.Pages;

/// <summary>The way of the run through the states of Firmware Update; nothing when no case saw any.</summary>
internal static class FirmwareSection
{
    public static Markup Of(RunRecord record) => FirmwareTally.Of(record) is { IsEmpty: false } tally
        ? Markup.Of($"""
            {FirmwareSvg.Style}<section id="firmware"><h2>Firmware Update</h2>
            <p>What cases saw of the states of object 5, with the number of cases. Drawn through: passed; dashed: not seen in this run. Under a state stands
            what it refused, and what it accepted though it means nothing there. Below are the results that were told.</p>
            <div class="wide">{FirmwareSvg.Draw(tally)}</div></section>
            """)
        : Markup.Empty;
}
