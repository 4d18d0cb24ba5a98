using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>Send: the device reports without having been asked.</summary>
/// <remarks>Core 1.1 §6.4.6; not in 1.0, and only to servers that have un-muted it (/1/x/23).</remarks>
public sealed class SendOperation(DeviceState state, Sessions sessions, Uplink uplink, Reads reads)
{
    private const string DataPath = "/dp";
    private const string RegistrationPath = "/rd";
    private readonly FaultSwitch _faults = state.Faults;
    private bool _wasMuted;

    /// <summary>Sends the readable values at and below the paths to every server that wants them.</summary>
    /// <returns>Whether at least one server took them.</returns>
    public async Task<bool> SendAsync(IReadOnlyList<Lwm2mPath> paths, CancellationToken cancellationToken)
    {
        var taken = false;
        foreach (var session in sessions.All.Where(WantsIt).ToList())
        {
            var server = session.Account.ShortServerId;
            var entries = paths.SelectMany(path => reads.Visible(server, path)).Concat(Unasked()).DistinctBy(entry => entry.Path).ToList();
            taken |= entries.Count > 0 && await SendAsync(session, entries, cancellationToken);
        }

        return taken;
    }

    /// <summary>Sends what can be had in no other way.</summary>
    public async Task SendAsync(Entry entry, CancellationToken cancellationToken)
    {
        foreach (var session in sessions.All.Where(WantsIt).ToList())
        {
            await SendAsync(session, [entry], cancellationToken);
        }
    }

    private bool WantsIt(ServerSession session) =>
        session.IsRegistered && session.Version >= EnablerVersion.V11 && !IsMute(session.Account);

    private bool IsMute(Account account)
    {
        _wasMuted |= account.MutesSend;
        return account.MutesSend ? !_faults.Has(SendFaults.IgnoresMute) : _wasMuted && _faults.Has(SendFaults.StaysMute);
    }

    /// <summary>What goes along without being asked for: nothing.</summary>
    private IEnumerable<Entry> Unasked() =>
        _faults.Has(SendFaults.WithSecurity) ? state.Tree.Leaves(Lwm2mPath.Of(SecurityResources.Object))
        : _faults.Has(SendFaults.WithExecutables) ? state.Accounts.Servers.Select(account =>
            new Entry(account.Server.Child(ServerResources.UpdateTrigger), new Lwm2mValue.Flag(true)))
        : [];

    private async Task<bool> SendAsync(ServerSession session, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var request = new Request
        {
            Code = CoapCode.Post,
            Confirmable = !_faults.Has(SendFaults.NonConfirmable),
            Options = OptionList.Empty
                .WithPath(_faults.Has(SendFaults.WrongPath) ? RegistrationPath : DataPath)
                .WithContentFormat(_faults.Has(SendFaults.NamesText) ? ContentFormat.Text : ContentFormat.SenmlCbor),
            Payload = state.Coder.Write(ContentFormat.SenmlCbor, entries, Lwm2mPath.Root),
        };
        var outcome = await uplink.RequestAsync(session.Remote!, request, cancellationToken);
        return outcome.Last is Answered { Response.Code: var code } && code == CoapCode.Changed;
    }
}
