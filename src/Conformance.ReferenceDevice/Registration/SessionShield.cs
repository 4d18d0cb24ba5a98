using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Security;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>What a session with a server does so that it can be spoken to as its account says.</summary>
/// <remarks>Transport 1.1 §5.2, §6.4.3.</remarks>
internal sealed class SessionShield(DeviceSettings settings, Uplink uplink, Shields shields, Account account)
{
    private readonly SessionWay _way = new(settings, uplink, account);

    /// <summary>By which transport it goes.</summary>
    public SessionWay Way => _way;

    /// <summary>Whether the last request was not answered, so that the association may be worth nothing.</summary>
    public bool WasSilent { get; set; }

    /// <summary>Whether an alert ended the attempts.</summary>
    public bool IsBarred { get; private set; }

    /// <summary>Before a Register.</summary>
    /// <param name="register">What a device sends in clear that has a fault.</param>
    /// <returns>Where the server can be spoken to; <see langword="null"/> when it cannot.</returns>
    public async Task<IPEndPoint?> RaiseAsync(IPEndPoint remote, Func<Request> register, CancellationToken cancellationToken)
    {
        var connected = await _way.OpenAsync(remote, cancellationToken);
        if (connected is not null || _way.IsBound)
        {
            return connected;
        }

        if (settings.Faults.Has(KeyFaults.ClearFirst) && !uplink.IsShielded(remote))
        {
            _ = uplink.AskAsync(remote, register(), cancellationToken);
        }

        var state = await shields.RaiseAsync(account.Security, remote, WasSilent, cancellationToken);
        WasSilent = false;
        if (state is ShieldState.Down or ShieldState.Barred && settings.Faults.Has(KeyFaults.ClearAfterFailure))
        {
            uplink.Unveil(remote);
            return remote;
        }

        IsBarred = state is ShieldState.Barred;
        return state is ShieldState.Up or ShieldState.Renewed ? remote : null;
    }

    /// <summary>Before an Update: a whole handshake ends the registration, and so does none.</summary>
    /// <returns>What is to be made of the Update instead of sending it; <see langword="null"/> to send it.</returns>
    public async Task<bool?> EndsRegistrationAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        if (remote is StreamPeer)
        {
            return null;
        }

        var state = await shields.RaiseAsync(account.Security, remote, settings.Faults.Has(PolicyFaults.ShakesHandsOften), cancellationToken);
        return state is ShieldState.Up || settings.Faults.Has(AlertFaults.UpdatesOnly) ? null : settings.Faults.Has(AlertFaults.GoesOn);
    }
}
