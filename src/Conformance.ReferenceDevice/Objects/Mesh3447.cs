using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3447: the device as a member of a Wi-SUN mesh.</summary>
public sealed class Mesh3447 : DeviceObject, IDisposable
{
    private const ushort DeviceClass = 1;
    private const ushort Status = 3;
    private const ushort Errors = 4;
    private const ushort LastError = 5;
    private const ushort ErrorCount = 6;
    private const ushort ResetErrorCount = 7;
    private const ushort PanId = 19;
    private const ushort MacAddress = 24;
    private const ushort NoiseRatio = 29;
    private const ushort SignalStrength = 30;

    /// <summary>How long it is without a network before it looks for one.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Settled by commissioning, not by one Write, whatever the registry's facts allow: radio, network and addresses.</summary>
    private static readonly HashSet<ushort> Settled = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, PanId, 20, MacAddress, 25, 26];

    private enum State
    {
        Connecting = 1,
        Connected = 2,
        Disconnected = 4,
    }

    private readonly DeviceSettings _settings;
    private readonly FaultSwitch _faults;
    private readonly MeshNode _node;
    private readonly MeshRows _rows;
    private readonly Alarm _search;
    private long _errors;

    public Mesh3447(ObjectTree tree, DeviceSettings settings, MeshNode node)
        : base(3447, tree)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);

        (_settings, _faults, _node, _rows) = (settings, settings.Faults, node, new MeshRows(node, settings.Faults));
        _search = new Alarm(settings.Clock, () => Tell(State.Connecting));
        node.Changed += Follow;
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(3447, 0);

    public override void Populate()
    {
        Instantiate(0, _rows.All);
        Tree.Offer(Instance.Child(5518), () => new Lwm2mValue.Time(_settings.Clock.GetUtcNow().ToUnixTimeSeconds()));
    }

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path.ResourceId switch
        {
            DeviceClass when _faults.Has(WisunFaults.TakesClass) => null,
            DeviceClass => _faults.Choose(WisunFaults.PretendsClass, CoapCode.Changed, CoapCode.MethodNotAllowed),
            PanId when _faults.Has(WisunFaults.TakesPan) => null,
            PanId => _faults.Choose(WisunFaults.PretendsPan, CoapCode.Changed, CoapCode.MethodNotAllowed),
            MacAddress when _faults.Has(WisunFaults.TakesInterface) => null,
            { } resource when Settled.Contains(resource) && !_faults.Has(MeshFaults.TakesRadio) => CoapCode.MethodNotAllowed,
            _ => null,
        };

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        if (path.ResourceId == ResetErrorCount && !_faults.Has(MeshFaults.KeepsErrorCount))
        {
            Count(0);
        }

        return CoapCode.Changed;
    }

    public override void Sensed(Lwm2mPath path)
    {
        if (path.ResourceId == Status)
        {
            _node.Connect(Tree.Integer(path) == (long)State.Connected);
        }
    }

    public override void Drift(Random random) => _node.Drift(random);

    public void Dispose() => _search.Dispose();

    private void Follow()
    {
        if (!Tree.Has(Instance))
        {
            return;
        }

        Tree.Provide(Instance.Child(SignalStrength), _node.Signal);
        Tree.Provide(Instance.Child(NoiseRatio), _node.SignalToNoise);
        var was = Tree.Integer(Instance.Child(Status)) == (long)State.Connected;
        if (_node.IsConnected)
        {
            _search.Clear();
            Tell(_faults.Choose(AlarmFaults.NeverReconnects, State.Disconnected, State.Connected));
            Tree.Clear(Instance.Child(Errors));
        }
        else if (was)
        {
            Tell(State.Disconnected);
            _search.Set(Rest);
            Tree.Provide(Instance.Child(Errors), "no parent");
            Tree.Provide(Instance.Child(LastError), _settings.Clock.GetUtcNow().ToUnixTimeSeconds());
            Count(_faults.Choose(MeshFaults.CountsNoErrors, _errors, _errors + 1));
        }
    }

    private void Tell(State state)
    {
        if (!_faults.Has(AlarmFaults.AlwaysConnected))
        {
            Tree.Provide(Instance.Child(Status), (long)state);
        }
    }

    private void Count(long errors)
    {
        _errors = errors;
        Tree.Provide(Instance.Child(ErrorCount), errors);
    }
}
