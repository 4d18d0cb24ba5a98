namespace Conformance.Engine.Claims;

/// <summary>How a claim bears others of its area. Two claims go together when they are of one mode, and that is not <see cref="Exclusive"/>.</summary>
public enum ClaimMode
{
    Shared,
    Exclusive,

    /// <summary>Shared among those who need the tester to be silent.</summary>
    Quiet,
}
