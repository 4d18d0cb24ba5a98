namespace Conformance.Faults;

/// <summary>Which fault, if any, a device has. Asked at the one place in the device where the decision of that fault is taken.</summary>
/// <param name="fault">The fault, or <see langword="null"/> for a device that does what the specification says.</param>
public sealed class FaultSwitch(Fault? fault)
{
    /// <summary>No fault.</summary>
    public static FaultSwitch Off { get; } = new(null);

    /// <summary>Whether the device has this fault.</summary>
    public bool Has(Fault asked) => ReferenceEquals(fault, asked);

    /// <summary>The truth, unless the device has this fault.</summary>
    public T Choose<T>(Fault asked, T lie, T truth) => Has(asked) ? lie : truth;
}
