using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice;

/// <summary>What a server asks for and whoever holds the device does: a restart, or the factory state.</summary>
/// <param name="faults">What it does wrong on purpose.</param>
/// <param name="later">Does something after a while.</param>
/// <param name="settle">The response to what causes it goes first.</param>
internal sealed class Restarts(FaultSwitch faults, Action<Action, TimeSpan> later, TimeSpan settle)
{
    public Action? RebootWanted { get; set; }

    public Action? FactoryResetWanted { get; set; }

    private Action? OnFactoryReset =>
        faults.Has(TriggerFaults.IgnoresFactoryReset) ? null : faults.Choose(TriggerFaults.OnlyReboots, RebootWanted, FactoryResetWanted);

    public void Reboot()
    {
        if (faults.Has(TriggerFaults.RebootsFirst))
        {
            RebootWanted?.Invoke();
        }
        else if (!faults.Has(TriggerFaults.IgnoresReboot))
        {
            later(() => RebootWanted?.Invoke(), faults.Choose(TriggerFaults.RebootsLate, TimeSpan.FromMinutes(5), settle));
        }
    }

    public void FactoryReset() => later(() => OnFactoryReset?.Invoke(), settle);
}
