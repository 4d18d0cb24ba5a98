using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 20: a log of what changes in the device, and one of what concerns its security, each between LogStart and LogStop.</summary>
public sealed class EventLog20 : DeviceObject
{
    private const ushort Start = 4011;
    private const ushort Stop = 4012;
    private const ushort Status = 4013;
    private const ushort Log = 4014;

    private const ushort System = 0;
    private const ushort Security = 1;

    /// <summary>Argument 0 of LogStart: 1 goes on where the log ended.</summary>
    private const int Extends = 0;

    [Flags]
    private enum LogStatus
    {
        None = 0,
        Stopped = 1,
        HasData = 2,
        Capturing = 8,
    }

    private static readonly HashSet<ushort> Had = [4010, Start, Stop, Status, Log, 4015, 4017];
    private readonly FaultSwitch _faults;
    private readonly EventLog[] _logs;

    public EventLog20(ObjectTree tree, DeviceSettings settings)
        : base(20, tree)
    {
        ArgumentNullException.ThrowIfNull(settings);

        _faults = settings.Faults;
        _logs = [new(settings.Clock), new(settings.Clock)];
        tree.Changed += change => _logs[System].Write($"{change.Path}");
    }

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate()
    {
        AddLog(System, _faults.Choose(ObjectFaults.LogClassBeyondRange, "300", "1"));
        if (!_faults.Has(NodeFaults.NoSecurityLog))
        {
            AddLog(Security, "2");
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        var log = _logs[path.InstanceId!.Value];
        if (path.ResourceId == Start)
        {
            var extends = arguments.Values.GetValueOrDefault(Extends) == "1" || _faults.Has(ObjectFaults.LogKeepsOld);
            log.Start(extends, runs: !_faults.Has(ObjectFaults.LogNeverRuns));
        }
        else
        {
            log.Stop();
        }

        return CoapCode.Changed;
    }

    public override void PowerOn()
    {
        foreach (var log in _logs)
        {
            log.Start(extends: false, runs: false);
        }
    }

    /// <summary>Writes down what somebody did who may.</summary>
    public void Secure(string line) => _logs[Security].Write(line);

    private void AddLog(ushort number, string logClass)
    {
        var (instance, log) = (Lwm2mPath.Of(Id, number), _logs[number]);
        Instantiate(number, [("4010", logClass), ("4015", "0"), ("4017", "60")]);
        Tree.Offer(instance.Child(Status), () => new Lwm2mValue.Integer((long)StateOf(log)));
        Tree.Offer(instance.Child(Log), () => new Lwm2mValue.Octets(_faults.Has(NodeFaults.LogsKey) ? Convert.FromHexString(MeshNode.GroupKey) : log.Octets));
    }

    private static LogStatus StateOf(EventLog log) =>
        (log.Runs ? LogStatus.Capturing : LogStatus.Stopped) | (log.IsEmpty ? LogStatus.None : LogStatus.HasData);
}
