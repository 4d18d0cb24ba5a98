using Conformance.Engine.Control;
using Conformance.Model;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Campaigns;

/// <summary>Decides which cases run, before any of them does, and says why the others do not.</summary>
public static class CasePlan
{
    public static PlannedCase Of(BoundCase test, PicsAnswers pics, IReadOnlySet<DeviceAction> actions)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(pics);

        if (test.Iut != "client")
        {
            return new(test, Runs: false, Outcome.NotApplicable, $"judges a {test.Iut}; the device is a client");
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

        var missing = ActionNeeds.Of(test).Where(action => !actions.Contains(action)).Select(DeviceActions.NameOf).ToList();
        return missing.Count > 0
            ? new(test, Runs: false, Outcome.NotApplicable, $"the device control has no action {string.Join(", ", missing.Select(name => $"'{name}'"))}")
            : new(test, Runs: true, Outcome.NotRun, Reason(test, pics));
    }

    private static string Reason(BoundCase test, PicsAnswers pics) => test.AppliesIf is null ? "applies always" : $"applies: {test.AppliesIf.Explain(pics.Answer)}";
}
