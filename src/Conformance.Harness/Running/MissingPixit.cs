using Conformance.Engine.Campaigns;
using Conformance.Harness.Loading;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Running;

/// <summary>Refuses a run in which a case uses a parameter that the device file does not give and the case does not ask for first.</summary>
internal static class MissingPixit
{
    public static Refusal? Of(IReadOnlyList<BoundCase> cases, Profile profile, DeviceDescription device, Reachable reachable)
    {
        var pics = new PicsAnswers(profile, device, reachable.Actions);
        foreach (var test in cases.Where(test => CasePlan.Of(test, pics, reachable).Outcome != Outcome.NotApplicable))
        {
            var asked = test.AppliesIf?.Operands ?? [];
            foreach (var name in test.Pixit.Where(name => !Gives(device, name) && !asked.Any(operand => Covers(operand, name))))
            {
                var what = profile.Pixit.GetValueOrDefault(name)?.Summary ?? string.Empty;
                return Refusal.Input($"{test.Id} needs pixit.{name}, which device file '{device.Name}' does not give ({what})");
            }
        }

        return null;
    }

    // A case may name a value, or a group of them.
    private static bool Gives(DeviceDescription device, string name) =>
        device.Pixit.ContainsKey(name) || device.Pixit.Keys.Any(given => given.StartsWith($"{name}.", StringComparison.Ordinal));

    // applies-if "pixit.writable" or "pixit.writable.path" both answer for pixit.writable.first.
    private static bool Covers(string operand, string name) =>
        operand.StartsWith("pixit.", StringComparison.Ordinal) && name.Split('.')[0] == operand["pixit.".Length..].Split('.')[0];
}
