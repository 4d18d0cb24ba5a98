using Conformance.Harness.Loading;

namespace Conformance.Harness.Running;

/// <summary>Carries a refusal out of a run that had begun to probe its device when the cases turned out to be wrong.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Text)
{
    public Refusal Refusal => refusal;
}
