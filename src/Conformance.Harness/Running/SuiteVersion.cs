using System.Reflection;

namespace Conformance.Harness.Running;

/// <summary>The suite's own version, without the build's commit.</summary>
public static class SuiteVersion
{
    public static string Text { get; } =
        (typeof(SuiteVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
