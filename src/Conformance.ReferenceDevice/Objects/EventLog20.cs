using Conformance.Coap.Messages;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 20: a log of what changes in the device, and one of what concerns its security, each between LogStart and LogStop.</summary>
public sealed class EventLog20 : DeviceObject, IDisposable
{
    private const ushort Start = 4011;
    private const ushort Stop = 4012;
    private const ushort Status = 4013;
    private const ushort Log = 4014;

    private const ushort Piece = 4016;
    private const ushort Interval = 4017;
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

    private static readonly HashSet<ushort> Had = [4010, Start, Stop, Status, Log, 4015, Piece, Interval];
    private readonly FaultSwitch _faults;
    private readonly EventLog[] _logs;
    private readonly Alarm[] _pieces;
    private readonly IDeviceActions _actions;

    public EventLog20(ObjectTree tree, DeviceSettings settings, IDeviceActions actions)
        : base(20, tree)
    {
        ArgumentNullException.ThrowIfNull(settings);

        _faults = settings.Faults;
        _actions = actions;
        _logs = [new(settings.Clock), new(settings.Clock)];
        _pieces = [new(settings.Clock, () => Send(System)), new(settings.Clock, () => Send(Security))];
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
            Arm(path.InstanceId.Value);
        }
        else
        {
            log.Stop();
        }

        return CoapCode.Changed;
    }

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == Interval)
        {
            Arm(path.InstanceId!.Value);
        }
    }

    public void Dispose()
    {
        foreach (var piece in _pieces)
        {
            piece.Dispose();
        }
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
        Tree.Offer(instance.Child(Piece));
        Tree.Offer(instance.Child(Status), () => new Lwm2mValue.Integer((long)StateOf(log)));
        Tree.Offer(instance.Child(Log), () => new Lwm2mValue.Octets(_faults.Has(NodeFaults.LogsKey) ? Convert.FromHexString(MeshNode.GroupKey) : log.Octets));
    }

    /// <summary>Pieces go out no faster than this; never, while it is 0.</summary>
    private void Arm(ushort number)
    {
        _pieces[number].Clear();
        if (_logs[number].Runs && Tree.Integer(Lwm2mPath.Of(Id, number, Interval)) is { } seconds and > 0)
        {
            _pieces[number].Set(Delays.OfSeconds(_faults.Choose(NodeFaults.HurriesPieces, seconds / 3.0, seconds)));
        }
    }

    private void Send(ushort number)
    {
        if (_logs[number].TakePiece() is { Length: > 0 } piece)
        {
            _actions.Report(new Entry(Lwm2mPath.Of(Id, number, Piece), new Lwm2mValue.Octets(piece)));
        }

        Arm(number);
    }

    private static LogStatus StateOf(EventLog log) =>
        (log.Runs ? LogStatus.Capturing : LogStatus.Stopped) | (log.IsEmpty ? LogStatus.None : LogStatus.HasData);
}
