using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>The battery as several objects tell of it: its level, and the alarm when it is low.</summary>
public sealed class Battery(FaultSwitch faults)
{
    /// <summary>How far above the threshold the level has to rise before the alarm ends.</summary>
    private const long Hysteresis = 2;

    private const long Empty = 5;
    private const long Full = 100;

    /// <summary>In percent.</summary>
    public long Level { get; private set; } = 95;

    /// <summary>Below this level the battery is low.</summary>
    public long Threshold { get; private set; } = 20;

    public bool IsLow { get; private set; }

    /// <summary>Called when any of it has changed.</summary>
    public event Action? Changed;

    public void Charge(long level)
    {
        Level = level;
        Judge();
    }

    public void Warn(long threshold)
    {
        Threshold = threshold;
        Judge();
    }

    /// <summary>It empties slowly and is charged when it is nearly empty.</summary>
    public void Drift(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Charge(Level <= Empty ? Full : Level - random.Next(2));
    }

    private void Judge()
    {
        IsLow = Level < Threshold
            ? !faults.Has(AlarmFaults.NeverLow)
            : IsLow && (Level < Threshold + Hysteresis || faults.Has(AlarmFaults.StaysLow));
        Changed?.Invoke();
    }
}
