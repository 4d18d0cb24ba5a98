using System.Text;
using Conformance.Dtls;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Dtls12;

namespace Conformance.Tests.Dtls;

/// <summary>A client and a server with a network between them, in time of its own.</summary>
internal sealed class Duo
{
    public static readonly PreSharedKey Key = new("ident"u8.ToArray(), "secretPSK"u8.ToArray());
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly PriorityQueue<(bool ToServer, ReadOnlyMemory<byte> Octets), (TimeSpan At, int Order)> _underway = new();
    private readonly Func<bool, ReadOnlyMemory<byte>, IEnumerable<(TimeSpan After, ReadOnlyMemory<byte> Octets)>> _fate;
    private int _order;
    private TimeSpan? _clientDeadline;
    private TimeSpan? _serverDeadline;

    /// <param name="fate">What the network makes of a datagram; whether it goes to the server comes first. It arrives after 10 ms unless given.</param>
    public Duo(
        ClientSettings client, ServerSettings server, int seed = 1, Func<bool, ReadOnlyMemory<byte>, IEnumerable<(TimeSpan After, ReadOnlyMemory<byte> Octets)>>? fate = null)
    {
        Client = new(client, new Random(seed));
        Server = new(server, new Random(seed + 1));
        _fate = fate ?? ((_, octets) => [(TimeSpan.FromMilliseconds(10), octets)]);
    }

    public ClientAssociation Client { get; }

    public ServerAssociation Server { get; }

    public TimeSpan Now { get; private set; }

    public List<DtlsEvent> ClientEvents { get; } = [];

    public List<DtlsEvent> ServerEvents { get; } = [];

    public List<string> ClientReceived { get; } = [];

    public List<string> ServerReceived { get; } = [];

    /// <summary>Every datagram that was sent, and whether to the server.</summary>
    public List<(bool ToServer, byte[] Octets)> Sent { get; } = [];

    public static ClientSettings PskClient => new() { Key = Key };

    public static ServerSettings PskServer => new() { FindKey = Find };

    public static ClientSettings CertificateClient => new() { Credential = Pki.Client, Judge = _ => null, ServerName = "server.example" };

    public static ServerSettings CertificateServer => new() { Credential = Pki.Server, Judge = _ => null };

    public bool IsConnected => Client.State == AssociationState.Connected && Server.State == AssociationState.Connected;

    public static ReadOnlyMemory<byte>? Find(ReadOnlyMemory<byte> identity) => identity.Span.SequenceEqual(Key.Identity.Span) ? Key.Key : (ReadOnlyMemory<byte>?)null;

    /// <summary>Shakes hands, for better or worse.</summary>
    public Duo Run()
    {
        Take(fromServer: false, Client.Start(Now));
        return Settle();
    }

    public Duo Say(string text) => Say(Encoding.UTF8.GetBytes(text));

    public Duo Say(byte[] octets)
    {
        Take(fromServer: false, Client.Send(octets, Now));
        return Settle();
    }

    public Duo Answer(string text) => Answer(Encoding.UTF8.GetBytes(text));

    public Duo Answer(byte[] octets)
    {
        Take(fromServer: true, Server.Send(octets, Now));
        return Settle();
    }

    public Duo Close(bool byServer = false)
    {
        Take(byServer, byServer ? Server.Close(Now) : Client.Close(Now));
        return Settle();
    }

    /// <summary>Hands octets to one side as if they came from the other.</summary>
    public Duo Inject(bool toServer, ReadOnlyMemory<byte> octets)
    {
        Take(fromServer: toServer, toServer ? Server.Receive(octets, Now) : Client.Receive(octets, Now));
        return Settle();
    }

    /// <summary>Runs until nothing is underway and no timer is set.</summary>
    private Duo Settle()
    {
        while (Now < Patience)
        {
            var arrives = _underway.TryPeek(out _, out var first) ? first.At : (TimeSpan?)null;
            var next = new[] { arrives, _clientDeadline, _serverDeadline }.Where(time => time is not null).Min();
            if (next is null)
            {
                return this;
            }

            Now = next.Value;
            if (arrives == next)
            {
                var (toServer, octets) = _underway.Dequeue();
                Take(toServer, toServer ? Server.Receive(octets, Now) : Client.Receive(octets, Now));
            }
            else
            {
                var isServer = _serverDeadline == next;
                Take(isServer, isServer ? Server.Tick(Now) : Client.Tick(Now));
            }
        }

        throw new TimeoutException("it never ends");
    }

    private void Take(bool fromServer, Reaction reaction)
    {
        (fromServer ? ServerEvents : ClientEvents).AddRange(reaction.Events);
        (fromServer ? ServerReceived : ClientReceived).AddRange(reaction.Received.Select(octets => Encoding.UTF8.GetString(octets.Span)));
        foreach (var datagram in reaction.Datagrams)
        {
            Sent.Add((!fromServer, datagram.ToArray()));
            foreach (var (after, octets) in _fate(!fromServer, datagram))
            {
                _underway.Enqueue((!fromServer, octets), (Now + after, _order++));
            }
        }

        if (fromServer)
        {
            _serverDeadline = reaction.Deadline;
        }
        else
        {
            _clientDeadline = reaction.Deadline;
        }
    }
}
