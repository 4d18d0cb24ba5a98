using System.Globalization;
using System.Net;
using Conformance.Dtls.Credentials;
using Conformance.Engine.Benches;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.ReferenceServer;
using Conformance.ReferenceServer.Security;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Controls;

/// <summary>The hand on a reference server that runs in the harness's own process; it is asked over HTTP like any other.</summary>
/// <remarks>Adapter key: <c>packs</c> (false for a bootstrap server without). It refuses the endpoints that its file names as refused and unknown.</remarks>
public sealed class ReferenceServerControl(DeviceDescription description, FaultSwitch faults, ServerTarget target) : IServerControl
{
    private static readonly IPEndPoint Any = new(IPAddress.Loopback, 0);
    private static readonly string[] Versions = ["1.0", "1.1", "1.2"];
    private static readonly string[] Unwelcome = ["refused-endpoint", "unknown-endpoint"];
    private Server? _server;
    private RestControl? _user;

    public Observer Observer => Observer.Adapter;

    public async Task<ServerPlace> OpenAsync()
    {
        var world = target.World;
        var server = _server = new Server(new ServerSettings
        {
            Clock = world.Clock,
            Random = new Random(world.Random.Next()),
            Objects = target.Objects,
            Management = world.Bind(Any),
            Streams = world.Streams,
            Bootstrap = world.Bind(Any),
            Secured = world.Bind(Any),
            Enrolment = world.Bind(Any),
            Identity = Identity,
            Uri = () => $"coap://{_server!.Management}",
            Web = world.Web,
            Versions = [.. Versions.Where(version => string.CompareOrdinal(version, description.Lwm2m) <= 0)],
            Refused = [.. Unwelcome.Select(Pixit).OfType<string>()],
            MostOutstanding = Number("server.outstanding") ?? 16,
            MostUpdating = Number("server.campaign-limit") ?? 8,
            Packs = description.Control.Settings.GetValueOrDefault("packs") != "false",
            Faults = faults,
        });
        await server.OpenAsync(Any);
        var place = new ServerPlace(server.Management, server.Bootstrap) { Secure = server.Secured, Enrolment = server.Enrolling };
        _user = new(description.Control, new Uri($"http://{server.Users}"), place, world.Calls);
        return place;
    }

    public Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken) =>
        _user?.AskAsync(question, cancellationToken) ?? Task.FromResult(ServerAnswer.Unreached("the server was not started"));

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ServerIdentity Identity()
    {
        var kit = target.Credentials;
        var account = new ClientAccount(kit.Endpoint) { Key = kit.Factory, PublicKey = kit.DevicePublic, Context = kit.Contexts.FactoryOf(RoleNames.Server)?.Mirror() };
        return new(kit.Server, SigningCredential.Raw(kit.ServerKey), kit.Authority.Root.Octets, [account, new(kit.Endpoint) { Key = kit.Long }]);
    }

    private int? Number(string name) => int.TryParse(Pixit(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? Pixit(string name) => description.Pixit.GetValueOrDefault(name) is { } value ? StepContext.Text(value) : null;
}
