using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>When a session does something by itself: refreshes its registration, or comes back from being disabled.</summary>
/// <remarks>Core 1.1 §6.2.2; /1/x/5.</remarks>
public sealed class SessionTimes(DeviceSettings settings)
{
    /// <summary>Share of a lifetime after which a refresh is late, however long it is.</summary>
    private const double Latest = 0.95;

    private readonly FaultSwitch _faults = settings.Faults;

    /// <summary>Early enough for all retransmissions of a long lifetime, half way through a short one; never for an infinite one.</summary>
    /// <param name="lifetime">Seconds; 0 for one without end.</param>
    public TimeSpan RefreshAfter(long lifetime)
    {
        var whole = Delays.OfSeconds(lifetime <= 0 ? double.MaxValue : lifetime);
        var lessRetransmissions = TimeSpan.FromTicks(Math.Min((whole - settings.Transmission.MaxTransmitWait).Ticks, (long)(whole.Ticks * Latest)));
        return _faults.Has(NodeFaults.KeepsAlive) && whole > TimeSpan.FromMinutes(2) ? TimeSpan.FromMinutes(1)
            : settings.QueueMode && _faults.Has(QueueFaults.WakesSilently) ? TimeSpan.MaxValue
            : _faults.Has(UpdateFaults.RefreshesTooLate) ? whole + TimeSpan.FromSeconds(1)
            : _faults.Has(UpdateFaults.RefreshesHastily) ? whole / 5
            : whole / 2 > lessRetransmissions ? whole / 2 : lessRetransmissions;
    }

    /// <summary>How long it stays away when it is disabled.</summary>
    public TimeSpan Absence(TimeSpan timeout) =>
        _faults.Has(TriggerFaults.ReturnsEarly) ? timeout / 2
        : _faults.Has(TriggerFaults.ReturnsLate) ? timeout + TimeSpan.FromMinutes(1)
        : _faults.Choose(TriggerFaults.IgnoresTimeout, TimeSpan.FromDays(1), timeout);
}
