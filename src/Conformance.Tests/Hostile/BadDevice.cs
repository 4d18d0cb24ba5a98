using Conformance.Model;
using Conformance.Tests.Engine;

namespace Conformance.Tests.Hostile;

/// <summary>A device that harms its tester, and what a case that meets it has to come to.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Outcome">Never <c>error</c>: nothing of this is the harness's fault.</param>
/// <param name="Behave">Makes it so.</param>
internal sealed record BadDevice(string Name, Outcome Outcome, Action<Plot> Behave)
{
    public override string ToString() => Name;
}
