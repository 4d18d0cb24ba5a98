using System.Globalization;
using System.Text;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 20: a log of what changes in the device, between LogStart and LogStop.</summary>
public sealed class EventLog20 : DeviceObject
{
    private const ushort Start = 4011;
    private const ushort Stop = 4012;
    private const ushort Status = 4013;
    private const ushort Log = 4014;
    private const int Longest = 2048;

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
    private readonly DeviceSettings _settings;
    private readonly StringBuilder _log = new();
    private bool _runs;

    public EventLog20(ObjectTree tree, DeviceSettings settings)
        : base(20, tree)
    {
        _settings = settings;
        tree.Changed += Record;
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(20, 0);

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate()
    {
        Instantiate(0, [("4010", _settings.Faults.Choose(ObjectFaults.LogClassBeyondRange, "300", "3")), ("4015", "0"), ("4017", "60")]);
        Tree.Offer(Instance.Child(Status), () => new Lwm2mValue.Integer((long)State));
        Tree.Offer(Instance.Child(Log), () => new Lwm2mValue.Octets(Encoding.UTF8.GetBytes(_log.ToString())));
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        if (path.ResourceId == Start)
        {
            if (arguments.Values.GetValueOrDefault(Extends) != "1" && !_settings.Faults.Has(ObjectFaults.LogKeepsOld))
            {
                _log.Clear();
            }

            _runs = !_settings.Faults.Has(ObjectFaults.LogNeverRuns);
        }
        else
        {
            _runs = false;
        }

        return CoapCode.Changed;
    }

    /// <summary>The log is in memory only.</summary>
    public override void PowerOn()
    {
        _runs = false;
        _log.Clear();
    }

    private LogStatus State =>
        (_runs ? LogStatus.Capturing : LogStatus.Stopped) | (_log.Length > 0 ? LogStatus.HasData : LogStatus.None);

    /// <summary>Writes an event down, while the log runs.</summary>
    public void Write(string line)
    {
        if (_runs && _log.Length < Longest)
        {
            var seconds = _settings.Clock.GetUtcNow().ToUnixTimeSeconds();
            _log.Append(CultureInfo.InvariantCulture, $"{seconds} {line}\n");
        }
    }

    private void Record(TreeChange change) => Write($"{change.Path}");
}
