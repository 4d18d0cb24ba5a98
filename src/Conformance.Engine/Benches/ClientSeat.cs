using System.Net;
using Conformance.Dtls;
using Conformance.Dtls.Sessions;
using Conformance.Dtls.Transport;
using Conformance.Oscore.Transport;
using Conformance.Roles;
using Conformance.Roles.Clients;
using Conformance.Wire.Streams;

namespace Conformance.Engine.Benches;

/// <summary>Where one of our clients sits: a socket that speaks in clear, and under DTLS to whom it shook hands with.</summary>
/// <param name="Link">Its socket.</param>
/// <param name="Streams">Its connections.</param>
/// <param name="Objects">Object security above that.</param>
/// <param name="Client">Who speaks through it.</param>
public sealed record ClientSeat(SecuredLink Link, RoleStreams Streams, GuardedLink Objects, ScriptedClient Client)
{
    /// <summary>A record that was made and not sent; empty without one.</summary>
    public ReadOnlyMemory<byte> Withheld { get; set; }

    /// <summary>Sees what happens in its associations; nobody unless a step listens.</summary>
    public Action<DtlsEvent>? Heard { get; set; }

    /// <summary>What it can go on with; <see langword="null"/> without.</summary>
    public Session? Session { get; set; }

    /// <summary>What it asked an enrolment server for last; <see langword="null"/> without.</summary>
    public EnrolmentPaper? Paper { get; set; }

    /// <summary>What it was last given a certificate for; <see langword="null"/> without.</summary>
    public EnrolmentPaper? Enrolled { get; set; }

    /// <summary>What it does wrong under object security.</summary>
    public IReadOnlySet<Lapse> Lapses { get; set; } = new HashSet<Lapse>();

    /// <summary>What happens in an association, as a line of the log; <see langword="null"/> for what is no news.</summary>
    public static RoleTrace? LineOf(string role, TimeSpan time, IPEndPoint remote, DtlsEvent happened)
    {
        (string Said, bool Sent, string Detail)? line = happened switch
        {
            MessageSent sent => ($"{sent.Type}", true, $"{sent.Length} octets"),
            MessageReceived received => ($"{received.Message.Type}", false, $"{received.Message.Body.Length} octets"),
            AlertSent alert => ($"alert {alert.Alert}", true, string.Empty),
            AlertReceived alert => ($"alert {alert.Alert}", false, alert.Protected ? "protected" : "in clear"),
            RecordDropped dropped => ("record dropped", false, dropped.Reason),
            Connected connected => ($"association: {connected.Negotiation.Suite}", false, string.Empty),
            Failed { Reason: { } reason } => ("no association", true, reason.ToString()),
            _ => null,
        };
        return line is { } seen ? new(role, new(time, seen.Sent, remote, default, null, default, "DTLS"), seen.Detail) { Said = seen.Said } : null;
    }

    /// <summary>Shakes hands, and speaks under DTLS to the server from then on.</summary>
    /// <param name="server">The secured port of the server.</param>
    /// <param name="within">How long nothing may come of it.</param>
    public async Task<SecuringResult> SecureAsync(IPEndPoint server, Dtls.ClientSettings settings, TimeSpan within, TimeProvider clock)
    {
        var ending = new TaskCompletionSource<SecuringResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var alarm = clock.CreateTimer(_ => ending.TrySetResult(SecuringResult.Silence), state: null, within, Timeout.InfiniteTimeSpan);
        _ = PassOnAsync(Link.SecureAsync(server, settings), ending);
        var result = await ending.Task;
        if (result.Negotiation is null)
        {
            Link.Unveil(server);
        }
        else
        {
            Client.Server = server;
        }

        return result;
    }

    /// <summary>Opens a connection to the server, and speaks over it from then on.</summary>
    /// <returns>Whether the server took it.</returns>
    public async Task<bool> ConnectAsync(IStreamNetwork network, CancellationToken cancellationToken)
    {
        if (await Streams.Port.ConnectAsync(network, Client.Settings.Server, cancellationToken) is not { } peer)
        {
            return false;
        }

        Client.Server = peer;
        return true;
    }

    /// <summary>Speaks by datagram from now on.</summary>
    public void SpeakByDatagram() => Client.Server = Client.Settings.Server;

    /// <summary>Speaks in clear and by datagram again.</summary>
    public void Unveil()
    {
        Streams.Manners = StreamManners.Proper;
        Streams.Port.Peers.ToList().ForEach(Streams.Port.Close);
        (Paper, Enrolled, Heard, Session) = (null, null, null, null);
        Lapses = new HashSet<Lapse>();
        Objects.Guard(Client.Server, null, renews: false);
        if (!Client.Server.Equals(Client.Settings.Server))
        {
            Link.Close(Client.Server);
            Link.Unveil(Client.Server);
            Client.Server = Client.Settings.Server;
        }
    }

    private static async Task PassOnAsync(Task<SecuringResult> shaking, TaskCompletionSource<SecuringResult> ending) => ending.TrySetResult(await shaking);
}
