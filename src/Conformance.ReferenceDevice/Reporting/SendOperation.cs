using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>Send: the device reports without having been asked.</summary>
/// <remarks>Core 1.1 §6.4.6; not in 1.0, and only to servers that have un-muted it (/1/x/23).</remarks>
public sealed class SendOperation(DeviceState state, Sessions sessions, Uplink uplink, Reads reads)
{
    private const string DataPath = "/dp";

    /// <summary>Sends the readable values at and below the paths to every server that wants them.</summary>
    /// <returns>Whether at least one server took them.</returns>
    public async Task<bool> SendAsync(IReadOnlyList<Lwm2mPath> paths, CancellationToken cancellationToken)
    {
        var taken = false;
        foreach (var session in sessions.All.Where(WantsIt).ToList())
        {
            var server = session.Account.ShortServerId;
            var entries = paths.SelectMany(path => reads.Visible(server, path)).DistinctBy(entry => entry.Path).ToList();
            taken |= entries.Count > 0 && await SendAsync(session, entries, cancellationToken);
        }

        return taken;
    }

    private static bool WantsIt(ServerSession session) =>
        session.IsRegistered && session.Version >= EnablerVersion.V11 && !session.Account.MutesSend;

    private async Task<bool> SendAsync(ServerSession session, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var format = PayloadFormats.Find(ContentFormat.SenmlCbor)!;
        var request = new Request
        {
            Code = CoapCode.Post,
            Options = OptionList.Empty.WithPath(DataPath).WithContentFormat(format.ContentFormat),
            Payload = format.Write(entries, Lwm2mPath.Root, state.Tree.Model),
        };
        var outcome = await uplink.RequestAsync(session.Remote!, request, cancellationToken);
        return outcome.Last is Answered { Response.Code: var code } && code == CoapCode.Changed;
    }
}
