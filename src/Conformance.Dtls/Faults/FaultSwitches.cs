namespace Conformance.Dtls.Faults;

/// <summary>Which faults are on.</summary>
public sealed class FaultSwitches(params IReadOnlyCollection<DtlsFault> on)
{
    public static FaultSwitches None { get; } = new();

    public bool Has(DtlsFault fault) => on.Contains(fault);

    /// <summary>The value, or what the fault makes of it.</summary>
    public T Bend<T>(DtlsFault fault, T value, Func<T, T> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        return Has(fault) ? wrong(value) : value;
    }
}
