namespace Conformance.Engine.Running;

/// <summary>The three parts of a case; what a miss means depends on the part.</summary>
public enum Phase
{
    /// <summary>A miss is inconclusive: the test purpose was never exercised.</summary>
    Preconditions,

    /// <summary>A miss judges the device.</summary>
    Steps,

    /// <summary>A miss leaves the verdict alone and the device dirty.</summary>
    Cleanup,
}
