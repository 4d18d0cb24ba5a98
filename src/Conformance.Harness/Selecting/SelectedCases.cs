using Conformance.Engine.Campaigns;
using Conformance.Harness.Generating;
using Conformance.Harness.Loading;
using Conformance.Harness.Running;
using Conformance.Scripting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Selecting;

/// <summary>What a request selects, or why it cannot be run.</summary>
/// <param name="Cases">The cases in files, in plan order.</param>
/// <param name="Unreadable">Selected files that do not load: they end as errors, and the others run.</param>
/// <param name="Refused">Why nothing runs.</param>
internal sealed record SelectedCases(IReadOnlyList<BoundCase> Cases, IReadOnlyList<LoadedFile> Unreadable, Refusal? Refused)
{
    private Func<IEnumerable<ushort>, IReadOnlyList<BoundCase>> _generated = static _ => [];

    // Words of Tags: a minute or more.
    private static readonly string[] TakesLong = ["slow", "long"];

    /// <summary>Cases that a brief run leaves out.</summary>
    public int LeftOut { get; private init; }

    /// <summary>What was asked for, as a run record keeps it.</summary>
    public static IReadOnlyList<string> TermsOf(RunRequest request) =>
        request is { Brief: true, Select.Count: 0 } ? [.. TakesLong.Select(tag => $"!{tag}")] : new CaseSelection(request.Select).Terms;

    public static SelectedCases Of(LoadedSuite suite, RunRequest request, DeviceDescription device, Reachable reachable)
    {
        var standIns = suite.Broken.ToDictionary(UnreadableCase.StandIn);
        var selection = new CaseSelection(request.Select);
        var foreseen = suite.GeneratedFor(device, [.. GeneratedCases.DeclaredBy(device), .. selection.Terms.Select(GeneratedCases.ObjectOf).OfType<ushort>()]).ToList();
        var all = suite.FiledFor(device).Concat(foreseen).Concat(standIns.Keys).ToList();
        if (selection.Unmatched(all) is [var stranger, ..])
        {
            var hint = Suggestion.For(stranger, CaseSelection.Known(all));
            return Refuse($"--select {stranger} matches no case{(hint is null ? string.Empty : $"; {hint}")}");
        }

        var isBrief = request is { Brief: true, Select.Count: 0 };
        // Without a selection nobody asks what a server would be judged by where a client is under test.
        var asked = selection.Of(all).Where(test => request.Select.Count > 0 || test.Iut.Length == 0 || device.Iuts.Contains(test.Iut)).ToList();
        IReadOnlyList<BoundCase> selected = [.. asked.Where(test => !isBrief || !TakesLong.Contains(test.Tag))];
        IReadOnlyList<BoundCase> cases = [.. selected.Where(test => !standIns.ContainsKey(test) && !GeneratedCases.Made(test.Id))];
        IReadOnlyList<LoadedFile> unreadable = [.. selected.Where(standIns.ContainsKey).Select(test => standIns[test])];
        if (selected.Count == unreadable.Count)
        {
            return Refuse(unreadable.Count > 0 ? Diagnosis.Of(unreadable, DiagnosticFormat.Human) : "nothing is selected: every case is taken away again");
        }

        var refusal = MissingPixit.Of(cases, suite.Profile, device, reachable)
            ?? (request.StrictPics ? StrictPics.Unanswered(cases, suite.Profile, device, reachable) : null);
        return new(cases, unreadable, refusal)
        {
            LeftOut = asked.Count - selected.Count,
            _generated = objects => [.. selection.Of(suite.GeneratedFor(device, [.. GeneratedCases.DeclaredBy(device), .. objects]))],
        };
    }

    /// <summary>The cases, with those made from the definitions of the objects that the device declares.</summary>
    /// <param name="announced">Objects that it announced, declared or not.</param>
    public IReadOnlyList<BoundCase> For(IReadOnlyCollection<ushort> announced) => [.. Cases, .. _generated(announced)];

    /// <exception cref="RefusedException">Nothing can be run.</exception>
    public SelectedCases OrThrow() => Refused is null ? this : throw new RefusedException(Refused);

    private static SelectedCases Refuse(string text) => new([], [], Refusal.Input(text));
}
