using Conformance.Engine.Control;
using Conformance.Engine.States;
using Conformance.Engine.Verbs.Devices;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Campaigns;

/// <summary>Which buttons a case presses, read from its steps before it runs.</summary>
public static class ActionNeeds
{
    public static IReadOnlySet<DeviceAction> Of(BoundCase test)
    {
        ArgumentNullException.ThrowIfNull(test);

        var needs = new HashSet<DeviceAction>();
        var fresh = false;
        Collect(test.Preconditions, needs, ref fresh);
        Collect(test.Steps, needs, ref fresh);
        return needs;
    }

    private static void Collect(IReadOnlyList<BoundStep> steps, HashSet<DeviceAction> needs, ref bool fresh)
    {
        foreach (var step in steps)
        {
            switch (step.Verb.Name)
            {
                case "state":
                    var state = Word(step);
                    fresh = state == PreambleStates.FactoryFresh;
                    needs.UnionWith(PreambleStates.Needs(state));
                    break;
                case "provision":
                    needs.UnionWith(PreambleStates.Needs(PreambleStates.FactoryFresh));
                    break;
                case "dut":
                    var word = Word(step);
                    needs.UnionWith(DutVerb.Needs(word, fresh));
                    fresh |= word == "factory-reset";
                    break;
            }

            foreach (var inner in step.Inner)
            {
                Collect(inner, needs, ref fresh);
            }
        }
    }

    // A state or button is always a literal word: the binder takes it from a closed list.
    private static string Word(BoundStep step) => ((Value.Text)((BoundValue)step.Target!).Evaluate(NoNames.Scope)).Content;
}
