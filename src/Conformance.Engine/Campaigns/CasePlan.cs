using Conformance.Engine.Control;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Verbs.Conformity;
using Conformance.Lwm2m.Paths;
using Conformance.Model;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Campaigns;

/// <summary>Decides which cases run, before any of them does, and says why the others do not.</summary>
public static class CasePlan
{
    public static PlannedCase Of(BoundCase test, PicsAnswers pics, Reachable reachable)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(pics);

        ArgumentNullException.ThrowIfNull(reachable);

        if (!pics.Iuts.Contains(test.Iut))
        {
            return new(test, Runs: false, Outcome.NotApplicable, $"judges a {test.Iut}; what is under test is a {string.Join(" and ", pics.Iuts)}");
        }

        if (!pics.Asks(test))
        {
            return new(test, Runs: false, Outcome.NotApplicable, $"nothing that it judges is asked of LwM2M {pics.Version}");
        }

        switch (test.AppliesIf?.Evaluate(pics.Answer) ?? Ternary.Yes)
        {
            case Ternary.No:
                return new(test, Runs: false, Outcome.NotApplicable, $"does not apply: {test.AppliesIf!.Explain(pics.Answer)}");
            case Ternary.Unknown:
                return new(test, Runs: false, Outcome.Inconclusive, $"a question is unanswered: {test.AppliesIf!.Explain(pics.Answer)}");
        }

        if (pics.Instantiated is { } instantiated && Surveyed(test).FirstOrDefault(objectId => !instantiated.Contains(objectId)) is > 0 and var absent)
        {
            return new(test, Runs: false, Outcome.NotApplicable, $"the device announces no instance of object {absent}");
        }

        var missing = ActionNeeds.Of(test).Where(action => !reachable.Actions.Contains(action)).Select(DeviceActions.NameOf).ToList();
        var unasked = AskNeeds.Of(test).Where(ask => !reachable.Asks.Contains(ask)).Select(ServerAsks.NameOf).ToList();
        var untold = AskNeeds.Told(test).Where(told => !reachable.Tells.Contains(told)).ToList();
        return untold.Count > 0
            ? new(test, Runs: false, Outcome.NotApplicable, $"the adapter cannot tell {string.Join(", ", untold.Select(told => $"'{told}'".ToLowerInvariant()))} of what the server answers")
            : unasked.Count > 0
            ? new(test, Runs: false, Outcome.NotApplicable, $"the adapter cannot ask the server for {string.Join(", ", unasked.Select(name => $"'{name}'"))}")
            : missing.Count > 0
            ? new(test, Runs: false, Outcome.NotApplicable, $"the device control has no action {string.Join(", ", missing.Select(name => $"'{name}'"))}")
            : new(test, Runs: true, Outcome.NotRun, Reason(test, pics));
    }

    // Objects whose instances are held against their definition; none but Security, which nobody can look at, has number 0.
    private static IEnumerable<ushort> Surveyed(BoundCase test) =>
        from step in test.Steps
        where step.Verb.Name == ConformVerb.Word && step.Target is BoundLiteral
        let path = Lwm2mPath.TryParse(((BoundLiteral)step.Target!).Written, out var parsed) ? parsed : Lwm2mPath.Root
        where path.ObjectId is not null
        select path.ObjectId!.Value;

    private static string Reason(BoundCase test, PicsAnswers pics) => test.AppliesIf is null ? "applies always" : $"applies: {test.AppliesIf.Explain(pics.Answer)}";
}
