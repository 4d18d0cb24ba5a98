using System.Runtime.ExceptionServices;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice;

/// <summary>An ordinary LwM2M client: does what the specification says, and has the buttons a device has.</summary>
/// <remarks>Lives on the event loop it is made on.</remarks>
public sealed class Device : IAsyncDisposable
{
    private readonly DeviceSettings _settings;
    private readonly SynchronizationContext? _loop = SynchronizationContext.Current;
    private readonly Errands _errands;
    private DeviceUnit _unit;
    private bool _isOn;

    public Device(DeviceSettings settings)
    {
        _settings = settings;
        _errands = new Errands(Fault);
        _unit = Make(settings);
    }

    /// <summary>Gets exceptions: faults of the device's own code. While it is <see langword="null"/> they are thrown on the loop.</summary>
    public Action<Exception>? Faulted { get; set; }

    /// <summary>Switches the device on: it registers with the factory account, or bootstraps. Never blocks.</summary>
    public void Start()
    {
        if (!_isOn)
        {
            _isOn = true;
            _unit.PowerOn();
        }
    }

    /// <summary>Switches the device off.</summary>
    /// <param name="deregister">Whether it says goodbye first.</param>
    public async Task StopAsync(bool deregister)
    {
        if (_isOn && deregister)
        {
            await _unit.DeregisterAsync();
        }

        _isOn = false;
        await _unit.PowerOffAsync();
    }

    /// <summary>Takes the power away and gives it back: what is in memory only is lost.</summary>
    public async Task PowerCycleAsync()
    {
        await StopAsync(deregister: false);
        Start();
    }

    /// <summary>As it left the factory, and switched on.</summary>
    public async Task FactoryResetAsync()
    {
        _isOn = false;
        await _unit.DisposeAsync();
        _unit = Make(_settings.Faults.Has(NodeFaults.ForgetsBootstrap) ? _settings with { BootstrapUri = null } : _settings);
        Start();
    }

    /// <summary>Goes to another network address.</summary>
    public Task MoveAsync() => _isOn ? _unit.MoveAsync() : Task.CompletedTask;

    /// <summary>Changes a value inside the device, as a sensor would; observers are told.</summary>
    /// <param name="path">A resource or resource instance, writable or not.</param>
    /// <param name="value">As plain text.</param>
    /// <returns><see langword="false"/> when there is no such instance or the value does not fit.</returns>
    public bool Set(Lwm2mPath path, string value) => _unit.Set(path, value);

    /// <summary>Lets a device behind the gateway come or go.</summary>
    /// <returns><see langword="false"/> when the gateway knows none of that id, or there is no gateway.</returns>
    public bool Seat(string identity, bool joins) => _unit.Seat(identity, joins);

    /// <summary>Reports values by the Send operation.</summary>
    /// <returns>Whether at least one server took them; <see langword="false"/> also when all are muted.</returns>
    public Task<bool> SendAsync(IReadOnlyList<Lwm2mPath> paths) => _unit.SendAsync(paths);

    /// <summary>Loses everything both ways for a while.</summary>
    public void CutLink(TimeSpan duration) => _unit.CutLink(duration);

    public ValueTask DisposeAsync()
    {
        _isOn = false;
        return _unit.DisposeAsync();
    }

    private DeviceUnit Make(DeviceSettings settings) =>
        new(settings, Fault)
        {
            RebootWanted = () => _errands.Run(_ => PowerCycleAsync(), CancellationToken.None),
            FactoryResetWanted = () => _errands.Run(_ => FactoryResetAsync(), CancellationToken.None),
        };

    private void Fault(Exception fault)
    {
        if (Faulted is { } faulted)
        {
            faulted(fault);
        }
        else if (_loop is { } loop)
        {
            loop.Post(static thrown => ExceptionDispatchInfo.Throw((Exception)thrown!), fault);
        }
        else
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }
}
