using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Engine.Worlds;
using Conformance.Roles;
using Conformance.Roles.Files;
using Conformance.Wire;

namespace Conformance.Engine.Benches;

/// <summary>The place of a file host on a bench: nothing, until a case serves something.</summary>
/// <param name="world">Where it stands.</param>
/// <param name="settings">The bench's.</param>
/// <param name="role">What its role is made of, given the URI it is called by.</param>
public sealed class FileStand(World world, BenchSettings settings, Func<Uri, RoleSettings> role) : IAsyncDisposable
{
    /// <summary>The host; <see langword="null"/> while nothing was served.</summary>
    public FileHost? Host { get; private set; }

    /// <summary>Sees every datagram of the host.</summary>
    public required Action<CapturedDatagram> Tap { get; init; }

    /// <summary>Sees every message of the host.</summary>
    public required Action<RoleTrace> Trace { get; init; }

    public required Action<Exception> Faulted { get; init; }

    /// <summary>Opens the host when it is asked for first: CoAP always, HTTP where the world has it.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The CoAP address cannot be bound.</exception>
    /// <exception cref="IOException">The HTTP address cannot be bound.</exception>
    public async Task<FileHost> OpenAsync()
    {
        if (Host is { } open)
        {
            return open;
        }

        var local = new IPEndPoint(world.Roles.Files, settings.FilesPort == 0 ? world.Roles.Port : settings.FilesPort);
        var socket = world.Bind(local);
        socket.Tap = Tap;
        var endpoint = new Endpoint(socket, new EndpointSettings { Clock = world.Clock, Random = world.Random });
        Host = new(endpoint, role(Called("coap", socket.LocalEndPoint))) { Trace = Trace, Faulted = Faulted };
        if (world.Web is { } web)
        {
            await Host.OpenWebAsync(web, new(local.Address, settings.FilesPort), bound => Called("http", bound));
        }

        return Host;
    }

    public ValueTask DisposeAsync() => Host?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Uri Called(string scheme, IPEndPoint bound) => settings.AdvertisedFiles is { } advertised
        ? new UriBuilder(scheme, advertised.Host, advertised.Port).Uri
        : new Uri($"{scheme}://{new IPEndPoint(settings.Host ?? bound.Address, bound.Port)}");
}
