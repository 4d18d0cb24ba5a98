using Conformance.Harness.Loading;
using Conformance.Scripting.Binding;

namespace Conformance.Harness.Observing;

/// <summary>The cases that judge traffic which others cause.</summary>
public static class PassiveCases
{
    /// <returns><see langword="null"/> with a refusal when one of them does not load.</returns>
    public static IReadOnlyList<BoundCase>? Load(LoadedSuite suite, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(suite);

        refusal = null;
        var files = suite.PassiveFiles;
        var wrong = files.SelectMany(file => file.Diagnostics).ToList();
        if (wrong.Count > 0)
        {
            refusal = Refusal.Input(Diagnosis.Of(wrong));
            return null;
        }

        return [.. files.SelectMany(file => file.Cases)];
    }
}
