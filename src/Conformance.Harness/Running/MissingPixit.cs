using Conformance.Harness.Loading;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Running;

/// <summary>Refuses a run in which a case uses a parameter that the device file does not give and the case does not ask for first.</summary>
internal static class MissingPixit
{
    public static Refusal? Of(IReadOnlyList<BoundCase> cases, Profile profile, DeviceDescription device)
    {
        foreach (var test in cases)
        {
            var asked = test.AppliesIf?.Operands ?? [];
            foreach (var name in test.Pixit.Where(name => !device.Pixit.ContainsKey(name) && !asked.Any(operand => Covers(operand, name))))
            {
                var what = profile.Pixit.GetValueOrDefault(name)?.Summary ?? string.Empty;
                return Refusal.Input($"{test.Id} needs pixit.{name}, which device file '{device.Name}' does not give ({what})");
            }
        }

        return null;
    }

    // applies-if "pixit.writable" or "pixit.writable.path" both answer for pixit.writable.first.
    private static bool Covers(string operand, string name) =>
        operand.StartsWith("pixit.", StringComparison.Ordinal) && name.Split('.')[0] == operand["pixit.".Length..].Split('.')[0];
}
