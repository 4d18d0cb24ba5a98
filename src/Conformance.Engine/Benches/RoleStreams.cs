using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Streams;
using Conformance.Coap.Transport;
using Conformance.Roles;
using Conformance.Wire;
using Conformance.Wire.Streams;

namespace Conformance.Engine.Benches;

/// <summary>The connections of one of our roles: where its datagrams go, TCP is taken too. Turns what happens on them into events and lines of the log.</summary>
public sealed class RoleStreams
{
    private readonly string _role;
    private readonly EventLog _log;
    private IDisposable? _listening;

    /// <param name="datagrams">Belongs to the port from now on.</param>
    internal RoleStreams(string role, EventLog log, IDatagramTransport datagrams, TimeProvider clock)
    {
        (_role, _log) = (role, log);
        Port = new(datagrams, clock, () => Manners.Terms)
        {
            Opened = (peer, time) => Say(peer, time, sent: false, "connection", string.Empty),
            Happened = Note,
            Ended = (peer, byUs, time) =>
            {
                Say(peer, time, byUs, "connection closed", string.Empty);
                Gone?.Invoke(peer);
                log.Append(new DisconnectEvent(log.Next, role, time, peer, byUs));
            },
        };
    }

    public StreamPort Port { get; }

    /// <summary>Told of each connection that is over.</summary>
    internal Action<StreamPeer>? Gone { get; set; }

    /// <summary>Sees signals, for the log.</summary>
    public Action<RoleTrace>? Trace { get; set; }

    /// <summary>Holds for connections to come; to refuse and to take them again works at once.</summary>
    public StreamManners Manners
    {
        get;
        set
        {
            field = value;
            if (value.Refuses)
            {
                _listening?.Dispose();
                _listening = null;
            }
            else
            {
                Listen();
            }
        }
    } = StreamManners.Proper;

    /// <summary>The connection that came last, unless it is over.</summary>
    public StreamPeer? Current => Port.Peers.Count > 0 ? Port.Peers[^1] : null;

    /// <summary>Where connections are taken from now on; <see langword="null"/> for a role that takes none.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound.</exception>
    public IStreamNetwork? Network
    {
        get;
        set
        {
            field = value;
            Listen();
        }
    }

    private void Listen() => _listening ??= Network is { } network ? Port.Listen(network) : null;

    private void Note(StreamPeer peer, StreamEvent happened, TimeSpan time)
    {
        switch (happened)
        {
            case FirstMessage first:
                _log.Append(new ConnectEvent(_log.Next, _role, time, peer, first.Code));
                break;
            case SignalReceived received:
                Show(peer, time, sent: false, received.Signal.Message);
                _log.Append(new SignalEvent(_log.Next, _role, time, peer, received.Signal));
                break;
            case SignalSent sent:
                Show(peer, time, sent: true, sent.Signal.Message);
                break;
            case OversizeReceived oversize:
                Say(peer, time, sent: false, $"a message of {oversize.Size} octets", $"{oversize.Most} are the most");
                _log.Append(new OversizeEvent(_log.Next, _role, time, peer, oversize.Message, oversize.Size));
                break;
            case EmptyReceived:
                Say(peer, time, sent: false, "empty message", string.Empty);
                break;
            case StreamMalformed malformed:
                Say(peer, time, sent: false, "no message", malformed.Error.ToString());
                break;
            case Breach breach:
                Say(peer, time, sent: false, "breach of protocol", breach.Reason);
                break;
            case NotSent left:
                Say(peer, time, sent: true, $"not sent: {left.Message}", $"{left.Size} octets; the device takes {left.Most}");
                break;
            default:
                break;
        }
    }

    private void Show(IPEndPoint peer, TimeSpan time, bool sent, Message message) =>
        Trace?.Invoke(new(_role, new(time, sent, peer, default, message, default, "signal"), Text(message)));

    private void Say(IPEndPoint peer, TimeSpan time, bool sent, string said, string detail) =>
        Trace?.Invoke(new(_role, new(time, sent, peer, default, null, default, "TCP"), detail) { Said = said });

    private static string Text(Message message) => System.Text.Encoding.UTF8.GetString(message.Payload.Span);
}
