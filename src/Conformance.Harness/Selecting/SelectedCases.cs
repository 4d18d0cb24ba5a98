using Conformance.Engine.Control;
using Conformance.Harness.Loading;
using Conformance.Harness.Running;
using Conformance.Scripting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Selecting;

/// <summary>What a request selects, or why it cannot be run.</summary>
/// <param name="Cases">The cases, in plan order.</param>
/// <param name="Unreadable">Selected files that do not load: they end as errors, and the others run.</param>
/// <param name="Refused">Why nothing runs.</param>
internal sealed record SelectedCases(IReadOnlyList<BoundCase> Cases, IReadOnlyList<LoadedFile> Unreadable, Refusal? Refused)
{
    public static SelectedCases Of(LoadedSuite suite, RunRequest request, DeviceDescription device, IControls controls)
    {
        var standIns = suite.Broken.ToDictionary(UnreadableCase.StandIn);
        var all = suite.Cases.Concat(standIns.Keys).ToList();
        var selection = new CaseSelection(request.Select);
        if (selection.Unmatched(all) is [var stranger, ..])
        {
            var hint = Suggestion.For(stranger, CaseSelection.Known(all));
            return Refuse($"--select {stranger} matches no case{(hint is null ? string.Empty : $"; {hint}")}");
        }

        var selected = selection.Of(all);
        IReadOnlyList<BoundCase> cases = [.. selected.Where(test => !standIns.ContainsKey(test))];
        IReadOnlyList<LoadedFile> unreadable = [.. selected.Where(standIns.ContainsKey).Select(test => standIns[test])];
        if (cases.Count == 0)
        {
            return Refuse(unreadable.Count > 0 ? Diagnosis.Of(unreadable, DiagnosticFormat.Human) : "nothing is selected: every case is taken away again");
        }

        var refusal = MissingPixit.Of(cases, suite.Profile, device, controls)
            ?? (request.StrictPics ? StrictPics.Unanswered(cases, suite.Profile, device, controls) : null);
        return new(cases, unreadable, refusal);
    }

    /// <exception cref="RefusedException">Nothing can be run.</exception>
    public SelectedCases OrThrow() => Refused is null ? this : throw new RefusedException(Refused);

    private static SelectedCases Refuse(string text) => new([], [], Refusal.Input(text));
}
