using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>What the device reports by itself: the loss of the mesh when it is back, and a battery that becomes low.</summary>
public sealed class AlarmReport
{
    private static readonly Lwm2mPath[] OfMesh = [Lwm2mPath.Of(3, 0, 11), Lwm2mPath.Of(3447, 0, 3), Lwm2mPath.Of(3447, 0, 6)];
    private static readonly Lwm2mPath[] OfBattery = [Lwm2mPath.Of(3, 0, 9), Lwm2mPath.Of(3, 0, 11)];

    private readonly MeshNode _node;
    private readonly Battery _battery;
    private readonly FaultSwitch _faults;
    private readonly Action<IReadOnlyList<Lwm2mPath>> _send;
    private bool _wasConnected = true;
    private bool _wasLow;

    /// <param name="send">Sends the values of resources to servers that want them.</param>
    public AlarmReport(MeshNode node, Battery battery, FaultSwitch faults, Action<IReadOnlyList<Lwm2mPath>> send)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(battery);

        (_node, _battery, _faults, _send) = (node, battery, faults, send);
        node.Changed += Judge;
        battery.Changed += Judge;
    }

    private void Judge()
    {
        if (_node.IsConnected && !_wasConnected && !_faults.Has(AlarmFaults.SilentAboutMesh))
        {
            _send(OfMesh);
        }

        if (_battery.IsLow && !_wasLow && !_faults.Has(AlarmFaults.SilentAboutBattery))
        {
            _send(OfBattery);
        }

        (_wasConnected, _wasLow) = (_node.IsConnected, _battery.IsLow);
    }
}
