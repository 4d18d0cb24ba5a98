namespace Conformance.Model;

/// <summary>Who saw what a finding says.</summary>
public enum Observer
{
    /// <summary>The harness at its own socket.</summary>
    Wire,

    /// <summary>A device-control adapter.</summary>
    Adapter,

    /// <summary>A person who was asked.</summary>
    Operator,

    /// <summary>The test system itself (its own errors).</summary>
    Harness,
}
