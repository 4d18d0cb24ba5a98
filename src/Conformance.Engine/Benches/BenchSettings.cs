using System.Net;
using Conformance.Engine.Control;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Replays;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Benches;

/// <summary>What a bench is made of.</summary>
public sealed record BenchSettings
{
    /// <summary>Ports in clear come first: those of server, bootstrap server, second server and file host.</summary>
    private const int SecureOn = 4;

    public required IControls Controls { get; init; }

    /// <summary>Reaches the server under test; <see langword="null"/> where a client is.</summary>
    public IServerControls? Servers { get; init; }

    /// <summary>Endpoint name of our second client, where a server is under test.</summary>
    public string OtherEndpoint { get; init; } = string.Empty;

    public required ObjectRegistry Objects { get; init; }

    /// <summary>Endpoint name of the device under test; others are strangers.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Enabler version the device is judged by.</summary>
    public required string Lwm2m { get; init; }

    /// <summary>Lifetime of the account a controlled device gets.</summary>
    public required TimeSpan Lifetime { get; init; }

    /// <summary>0 leaves it to the world.</summary>
    public int ServerPort { get; init; }

    /// <summary>0 leaves it to the world.</summary>
    public int BootstrapPort { get; init; }

    /// <summary>0 leaves it to the world; the second server is opened when something asks for it. Any other is opened with the bench.</summary>
    public int SecondPort { get; init; }

    /// <summary>The secured port beside one in clear; 0 leaves it to the world.</summary>
    public static int SecureBeside(int plain) => plain == 0 ? 0 : plain + SecureOn;

    /// <summary>Whether connections are taken where datagrams are: the device has TCP.</summary>
    public bool TakesStreams { get; init; }

    /// <summary>How the device is secured.</summary>
    public DeviceSecurity Security { get; init; } = DeviceSecurity.Nothing;

    /// <summary>Of the file host, UDP and TCP alike: the one after <see cref="SecondPort"/>; 0 leaves it to the world.</summary>
    public int FilesPort => SecondPort == 0 ? 0 : SecondPort + 1;

    /// <summary>What devices are told instead of the bound address, when that is every address of this machine; the ports are the bound ones.</summary>
    public IPAddress? Host { get; init; }

    /// <summary>What devices are told, when it differs from the bound address (NAT, container).</summary>
    public Uri? AdvertisedServer { get; init; }

    public Uri? AdvertisedBootstrap { get; init; }

    public Uri? AdvertisedSecond { get; init; }

    /// <summary>Host and port of the file host, where devices are told another address than the bound one.</summary>
    public Uri? AdvertisedFiles => AdvertisedSecond is { } second ? new UriBuilder(second) { Port = second.Port + 1 }.Uri : null;

    /// <summary>Where the file host of a recording was; <see langword="null"/> leaves it to the rest.</summary>
    public FilePlace? RecordedFiles { get; init; }

    /// <summary>Gives the location of the next registration with a role instead of drawing one; <see langword="null"/> where it has none.</summary>
    public Func<string, string?> NextLocation { get; init; } = static _ => null;

    /// <summary>What one of our clients is bound to, by its name; <see langword="null"/> leaves it to the world.</summary>
    public Func<string, IPEndPoint?> ClientSocket { get; init; } = static _ => null;

    public int Instance { get; init; }

    /// <summary>What devices call a role by: under DTLS when the device is secured.</summary>
    /// <param name="isSecured">Whether another URI than the usual one is meant.</param>
    public Uri UriOf(RoleSeat seat, bool? isSecured = null)
    {
        ArgumentNullException.ThrowIfNull(seat);

        var secured = isSecured ?? Security.Mode != DeviceSecurity.None;
        var advertised = seat.Name switch
        {
            RoleNames.Bootstrap => AdvertisedBootstrap,
            RoleNames.Second => AdvertisedSecond,
            _ => AdvertisedServer,
        };
        var bound = secured ? seat.SecureSocket : seat.Socket;
        return advertised is null ? new Uri($"{(secured ? "coaps" : "coap")}://{new IPEndPoint(Host ?? bound.Address, bound.Port)}")
            : secured ? new UriBuilder("coaps", advertised.Host, bound.Port).Uri
            : advertised;
    }
}
