using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Dtls.Transport;
using Conformance.Engine.Security;
using Conformance.Engine.Worlds;
using Conformance.Oscore.Transport;
using Conformance.Roles;
using Conformance.Wire;

namespace Conformance.Engine.Benches;

/// <summary>Where one of our roles sits: a port in clear and a secured one, at once, and connections where the device has them.</summary>
public sealed class RoleSeat
{
    /// <summary>From the port in clear to the secured one where the world leaves ports to us (RFC 7252 §12.7).</summary>
    private const int SecureBeside = 1;

    private readonly HandshakeJournal _journal;
    private readonly GuardJournal _guarding;

    private RoleSeat(World world, string name, IDatagramTransport plain, IDatagramTransport secured, CredentialKit kit, EventLog log)
    {
        Name = name;
        Security = new(kit);
        _journal = new(name, log);
        var port = new SecuredPort(secured, Security.SettingsFor, world.Clock, world.Random)
        {
            Happened = happened => _journal.Note(happened),
            InClear = seen => _journal.NoteInClear(seen),
            IsSilent = () => Security.Presentation.IsSilent,
            Unanswered = seen => _journal.NoteUnanswered(seen),
        };
        (Socket, SecureSocket, Port) = (plain.LocalEndPoint, secured.LocalEndPoint, port);
        Streams = new(name, log, new TwinTransport(plain, port), world.Clock);
        _guarding = new(name, log);
        var objects = new GuardedPort(Streams.Port, () => kit.Contexts.TableOf(name), world.Random) { Happened = _guarding.Note, Lapses = lapse => Lapses.Contains(lapse) };
        Endpoint = new(objects, new EndpointSettings { Clock = world.Clock, Random = world.Random });
        Streams.Gone = Endpoint.GiveUp;
    }

    /// <summary>Which role.</summary>
    public string Name { get; }

    public Endpoint Endpoint { get; }

    public IPEndPoint Socket { get; }

    public IPEndPoint SecureSocket { get; }

    /// <summary>How it shakes hands.</summary>
    public RoleSecurity Security { get; }

    /// <summary>What it does wrong under object security.</summary>
    public IReadOnlySet<Lapse> Lapses { get; set; } = new HashSet<Lapse>();

    /// <summary>Whether anything came under object security.</summary>
    public bool IsGuarded => _guarding.IsUsed;

    /// <summary>The secured port.</summary>
    public SecuredPort Port { get; }

    /// <summary>Its connections.</summary>
    public RoleStreams Streams { get; }

    /// <summary>Sees what is on the wire of both ports, and of connections.</summary>
    public Action<CapturedDatagram>? Tap
    {
        set => Streams.Port.Tap = value;
    }

    /// <summary>Sees handshakes and signals, for the log.</summary>
    public Action<RoleTrace>? Trace
    {
        set => (_journal.Trace, _guarding.Trace, Streams.Trace) = (value, value, value);
    }

    /// <summary>Gets the secrets of each handshake, as lines of an NSS key log.</summary>
    public Action<string>? KeyLog
    {
        set => _journal.KeyLog = value;
    }

    /// <summary>From now on it does nothing wrong.</summary>
    public void BehaveAgain() => (Security.Presentation, Lapses, Streams.Manners) = (Presentation.Proper, new HashSet<Lapse>(), StreamManners.Proper);

    /// <param name="address">Of both ports.</param>
    /// <param name="port">The port in clear; 0 leaves both to the world.</param>
    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be bound.</exception>
    public static RoleSeat Open(World world, string name, IPAddress address, int port, CredentialKit kit, EventLog log)
    {
        ArgumentNullException.ThrowIfNull(world);

        var (own, beside) = (world.Roles.Port, BenchSettings.SecureBeside(port));
        return Open(
            world, name, new IPEndPoint(address, port == 0 ? own : port), new IPEndPoint(address, beside == 0 && own != 0 ? own + SecureBeside : beside), kit, log);
    }

    /// <param name="inClear">The port in clear.</param>
    /// <param name="underDtls">The secured one.</param>
    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be bound.</exception>
    public static RoleSeat Open(World world, string name, IPEndPoint inClear, IPEndPoint underDtls, CredentialKit kit, EventLog log)
    {
        ArgumentNullException.ThrowIfNull(world);

        var plain = world.Bind(inClear);
        try
        {
            return new(world, name, plain, world.Bind(underDtls), kit, log);
        }
        catch
        {
            _ = plain.DisposeAsync().AsTask();
            throw;
        }
    }
}
