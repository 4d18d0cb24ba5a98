using System.Net;
using Conformance.Engine.Worlds;
using Conformance.Roles;
using Conformance.Roles.Files;

namespace Conformance.Engine.Benches;

/// <summary>The place of a file host on a bench: nothing, until a case serves something or says how it is to shake hands.</summary>
/// <param name="world">Where it stands.</param>
/// <param name="settings">The bench's.</param>
/// <param name="open">Takes a seat, given the addresses in clear and under DTLS.</param>
/// <param name="role">What its role is made of, given the URI it is called by.</param>
public sealed class FileStand(World world, BenchSettings settings, Func<IPEndPoint, IPEndPoint, RoleSeat> open, Func<Uri, RoleSettings> role) : IAsyncDisposable
{
    /// <summary>The host; <see langword="null"/> while nothing was served.</summary>
    public FileHost? Host { get; private set; }

    /// <summary>Sees every message of the host.</summary>
    public required Action<RoleTrace> Trace { get; init; }

    public required Action<Exception> Faulted { get; init; }

    /// <summary>Where it sits; taken when it is asked for first.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be bound.</exception>
    public RoleSeat Seat => OpenedSeat ??= settings.RecordedFiles is { } recorded ? open(recorded.Socket, recorded.SecureSocket) : open(
        new(world.Roles.Files, settings.FilesPort == 0 ? world.Roles.Port : settings.FilesPort),
        settings.FilesPort == 0 ? world.Roles.SecuredFiles : new(world.Roles.Server, BenchSettings.SecureBeside(settings.FilesPort)));

    /// <summary>The same, unless nothing has asked for it.</summary>
    public RoleSeat? OpenedSeat { get; private set; }

    /// <summary>Opens the host when it is asked for first: CoAP and CoAPS always, HTTP and HTTPS where the world has them.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An address of CoAP cannot be bound.</exception>
    /// <exception cref="IOException">The HTTP or HTTPS address cannot be bound.</exception>
    public async Task<FileHost> OpenAsync()
    {
        if (Host is { } ready)
        {
            return ready;
        }

        Host = new(Seat.Endpoint, role(Called("coap", Seat.Socket))) { Coaps = Secured("coaps", Seat.SecureSocket), Trace = Trace, Faulted = Faulted };
        if (world.Web is { } web)
        {
            await Host.OpenWebAsync(web, new(Seat.Socket.Address, settings.FilesPort), bound => Called("http", bound));
            await Host.OpenSecuredWebAsync(
                web, new(Seat.SecureSocket.Address, settings.FilesPort == 0 ? 0 : Seat.SecureSocket.Port), bound => Secured("https", bound), () => Seat.Security.WebCredentialAt(Host.Https!.DnsSafeHost));
        }

        return Host;
    }

    public ValueTask DisposeAsync() => Host?.DisposeAsync() ?? OpenedSeat?.Endpoint.DisposeAsync() ?? ValueTask.CompletedTask;

    private Uri Called(string scheme, IPEndPoint bound) => settings is { RecordedFiles: null, AdvertisedFiles: { } advertised }
        ? new UriBuilder(scheme, advertised.Host, advertised.Port).Uri
        : At(scheme, bound);

    /// <summary>By the host that the account of the server has.</summary>
    private Uri Secured(string scheme, IPEndPoint bound) =>
        settings is { RecordedFiles: null, AdvertisedServer: { } advertised } ? new UriBuilder(scheme, advertised.Host, bound.Port).Uri : At(scheme, bound);

    private Uri At(string scheme, IPEndPoint bound) => settings.RecordedFiles?.Uris.GetValueOrDefault(scheme) ?? new($"{scheme}://{new IPEndPoint(settings.Host ?? bound.Address, bound.Port)}");
}
