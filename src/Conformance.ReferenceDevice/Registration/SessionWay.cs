using System.Net;
using Conformance.Coap.Transport;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>By which transport a session speaks to its server: what the URI says, what the server asked for, what is preferred, what is listed.</summary>
/// <remarks>Core 1.1 §6.2.1.2. UDP is taken for granted at a server, so that a connection nobody takes is no loss.</remarks>
internal sealed class SessionWay(DeviceSettings settings, Uplink uplink, Account account)
{
    public const char Udp = 'U';
    public const char Tcp = 'T';

    private char? _asked;
    private bool _isAsked;
    private StreamPeer? _peer;

    /// <summary>A server names a transport with its update trigger.</summary>
    public void Ask(char? transport) => (_asked, _isAsked) = (transport ?? _asked, transport is not null);

    /// <summary>Whether there is no choice: by the URI.</summary>
    public bool IsBound =>
        (ServerUri.TryParse(account.Uri, out var uri) && uri is { IsStream: true }) || (_asked == Tcp && settings.Faults.Has(ConnectionFaults.LeavesFirst));

    private char Wanted =>
        IsBound ? Tcp
        : _asked is { } asked && Has(asked) ? asked
        : account.PreferredTransport is [var preferred] && Has(preferred) && !settings.Faults.Has(ConnectionFaults.IgnoresPreferred) ? preferred
        : account.Binding.Contains(Udp, StringComparison.Ordinal) || !Has(Tcp) ? Udp
        : Tcp;

    /// <summary>Connects where that is the way to go.</summary>
    /// <returns>The connection; <see langword="null"/> where datagrams are sent, or when nobody takes it.</returns>
    public async Task<IPEndPoint?> OpenAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        if (Wanted != Tcp)
        {
            return null;
        }

        _peer = _peer is { IsOver: false } ? _peer : await uplink.ConnectAsync(remote, cancellationToken);
        return _peer;
    }

    /// <summary>Whether the registration ends because another way is taken, or this one is gone.</summary>
    /// <param name="current">Where the server is spoken to at present.</param>
    /// <param name="remote">Where it is.</param>
    public async Task<bool> LeavesAsync(IPEndPoint current, IPEndPoint remote, CancellationToken cancellationToken)
    {
        if (current is StreamPeer { IsOver: true })
        {
            return true;
        }

        if (!_isAsked || settings.Faults.Has(ConnectionFaults.IgnoresArgument))
        {
            return false;
        }

        _isAsked = false;
        if (Wanted == Tcp)
        {
            return current is not StreamPeer && (await OpenAsync(remote, cancellationToken) is not null || IsBound);
        }

        if (current is not StreamPeer || settings.Faults.Has(ConnectionFaults.NeverReturns))
        {
            return false;
        }

        Part();
        return true;
    }

    /// <summary>Where Updates go: to where the server is spoken to.</summary>
    public IPEndPoint OutletFor(IPEndPoint current) =>
        current is StreamPeer && settings.Faults.Has(ConnectionFaults.UpdatesElsewhere) ? new IPEndPoint(current.Address, current.Port) : current;

    /// <summary>Says goodbye to a connection, if there is one.</summary>
    public void Part()
    {
        if (_peer is { IsOver: false } peer)
        {
            uplink.Release(peer);
        }

        _peer = null;
    }

    private bool Has(char transport) =>
        transport == Udp || (transport == Tcp && settings.Streams is not null && account.Binding.Contains(Tcp, StringComparison.Ordinal));
}
