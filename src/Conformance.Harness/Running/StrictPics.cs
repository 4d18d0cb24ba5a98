using Conformance.Engine.Campaigns;
using Conformance.Harness.Loading;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Running;

/// <summary>Refuses a run whose device file leaves questions open that selected cases ask.</summary>
internal static class StrictPics
{
    public static Refusal? Unanswered(IReadOnlyList<BoundCase> cases, Profile profile, DeviceDescription device, Reachable reachable)
    {
        var answers = new PicsAnswers(profile, device, reachable.Actions);
        var open = cases
            .Where(test => device.Iuts.Contains(test.Iut))
            .SelectMany(test => test.AppliesIf?.Operands ?? [])
            .Distinct()
            .Where(operand => answers.Answer(operand) == Ternary.Unknown)
            .Order(StringComparer.Ordinal)
            .ToList();
        return open.Count == 0 ? null : Refusal.Input($"device file '{device.Name}' leaves {open.Count} questions open: {string.Join(", ", open)}");
    }
}
