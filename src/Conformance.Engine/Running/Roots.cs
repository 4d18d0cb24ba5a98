using Conformance.Engine.Benches;
using Conformance.Engine.Captures;
using Conformance.Engine.Security;
using Conformance.Engine.Worlds;
using Conformance.Est.Enrolment;
using Conformance.Roles;
using Conformance.Roles.Clients;
using Conformance.Roles.Files;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Running;

/// <summary>The names that are always bound: <c>server</c>, <c>second</c>, <c>bootstrap</c>, <c>credentials</c>, <c>files</c>, <c>authority</c>, <c>device</c>, <c>link</c>, <c>pixit</c>, <c>pics</c>.</summary>
public sealed class Roots(CaseRun run)
{
    private const ushort ServerObject = 1;
    private const string NoServerInstance = "/1/0";

    /// <returns><see langword="null"/> when the name is no root.</returns>
    public Value? Find(string name) => name switch
    {
        "server" => Map(
            [.. Address(run.Bench, run.Bench.ServerSeat, run.Bench.Server.Settings.Uri), .. AccountSecurity.Of(run.Bench.Credentials), ("instance", Text(run.ServerInstance ?? OnlyAccount(run.Bench.Server.Registration) ?? NoServerInstance)), ("ssid", run.ShortServerIdOf(RoleNames.Server))]),
        "second" => Map(
            [.. Address(run.Bench, run.Bench.SeatOf(RoleNames.Second), run.Bench.Second.Settings.Uri), .. AccountSecurity.Of(run.Bench.Credentials), .. Own(run.SecondInstance), ("ssid", run.ShortServerIdOf(RoleNames.Second))]),
        "bootstrap" => Map([.. Address(run.Bench, run.Bench.BootstrapSeat, run.Bench.Bootstrap.Settings.Uri), .. AccountSecurity.Of(run.Bench.Credentials)]),
        "credentials" => AccountSecurity.Everything(run.Bench.Credentials),
        RoleNames.Client or RoleNames.Other when run.Bench.Clients.Place is not null => Map(Ours(run.Bench.Clients[name])),
        "fleet" when run.Bench.Clients.Fleet is { } fleet => Map(OfFleet(fleet)),
        "files" => Map(Files(run.Bench.Files.Host)),
        "authority" => Map(Authority(run.Bench.Enrolment.Service)),
        "device" => Map(Device(run.Bench.Server.Registration)),
        "link" => Map([("latency", new Value.Duration(WholeSeconds(run.Link.Latency))), ("seconds", new Value.Number((decimal)WholeSeconds(run.Link.Latency).TotalSeconds))]),
        "pixit" => run.Settings.Parameters,
        "pics" => Map([("lwm2m", Text(run.Settings.Device.Lwm2m)), ("bindings", Text(run.Settings.Device.Bindings))]),
        _ => null,
    };

    // Attributes and lifetimes are whole seconds; what is lost by rounding is within the timer tolerance.
    private static TimeSpan WholeSeconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Round(time.TotalSeconds, MidpointRounding.AwayFromZero));

    private static Value.Text Text(string text) => new(text);

    private static Value.Map Map(IEnumerable<(string Name, Value Value)> fields) =>
        new(fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal));

    private static IEnumerable<(string Name, Value Value)> Files(FileHost? host) =>
        host?.Uris.Select(named => (named.Key, (Value)Written(named.Value))) ?? [];

    private static IEnumerable<(string Name, Value Value)> OfFleet(Fleet fleet) =>
        new[]
        {
            ("size", fleet.Clients.Count), ("most-open", fleet.MostOpen), ("answered", fleet.Answered), ("most-asked", fleet.MostAsked), ("most-copies", fleet.MostCopies), ("told", fleet.Told),
            ("misled", fleet.Misled), ("most-downloading", fleet.MostDownloading), ("updated", fleet.Updated), ("failed", fleet.Failed),
        }
        .Select(figure => (figure.Item1, (Value)new Value.Number(figure.Item2)))
        .Append(("endpoints", new Value.List([.. fleet.Clients.Select(client => Text(client.Settings.Name))])));

    private static IEnumerable<(string Name, Value Value)> Ours(ScriptedClient client)
    {
        (string Name, Value Value)[] known =
        [
            ("endpoint", Text(client.Settings.Name)), ("host", Text(client.Local.Address.ToString())), ("port", new Value.Number(client.Local.Port)),
            ("instances", new Value.List([.. client.Tree.Instances.Select(path => Text(path.ToString()))])),
        ];
        return client.Location is { } location ? known.Append(("location", Text(location))) : known;
    }

    private static (string Name, Value Value)[] Address(TestBench bench, RoleSeat seat, Uri uri) =>
    [
        ("uri", Written(uri)), ("scheme", Text(uri.Scheme)), ("usual-port", new Value.Number(uri.Scheme == "coaps" ? RoleAddresses.CoapsPort : RoleAddresses.CoapPort)), ("host", Text(uri.Host)), ("port", new Value.Number(uri.Port)),
        ("secure-port", new Value.Number(bench.UriOf(seat, isSecured: true).Port)), ("plain", Written(bench.UriOf(seat, isSecured: false))), ("secure", Written(bench.UriOf(seat, isSecured: true))),
    ];

    private static Value.Text Written(Uri uri) => Text(uri.ToString().TrimEnd('/'));

    private IEnumerable<(string Name, Value Value)> Authority(EstServer? service) => service is null
        ? []
        :
        [
            ("anchor", new Value.Octets(service.Authority.Root.Octets)),
            ("issued", new Value.Number(service.Issued.Count)),
            .. service.Issued.TakeLast(1).SelectMany(last => new (string, Value)[]
            {
                ("certificate", new Value.Octets(last.Octets)),
                ("expires", new Value.Duration(run.Bench.Now - run.StartedAt + (last.NotAfter - run.Bench.World.Clock.GetUtcNow()))),
            }),
        ];

    // A case that starts the device itself has no state that looked for our account; where one is announced there is nothing to look for.
    private static string? OnlyAccount(Registration? registration) =>
        registration?.Instances.Where(path => path.ObjectId == ServerObject).ToList() is [var only] ? only.ToString() : null;

    private static IEnumerable<(string Name, Value Value)> Own(string? instance) => instance is null ? [] : [("instance", Text(instance))];

    private static IEnumerable<(string Name, Value Value)> Device(Registration? registration) => registration is null
        ? []
        :
        [
            ("instances", LinkValues.Paths(registration.Instances)),
            ("objects", LinkValues.Paths(registration.Objects)),
            ("root", Text(registration.Root)),
            ("endpoint", Text(registration.Endpoint ?? string.Empty)),
            ("location", Text(registration.Location)),
            ("lifetime", new Value.Number((decimal)registration.Lifetime.TotalSeconds)),
            ("version", Text(registration.Version ?? string.Empty)),
        ];

    /// <summary><c>writable.path</c> becomes pixit → writable → path, so that expressions can walk it.</summary>
    public static Value.Map Nested(IReadOnlyDictionary<string, Value> flat)
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var group in flat.GroupBy(entry => entry.Key.Split('.')[0]))
        {
            var inner = group.Where(entry => entry.Key.Contains('.', StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key[(group.Key.Length + 1)..], entry => entry.Value, StringComparer.Ordinal);
            fields[group.Key] = inner.Count == 0 ? group.First().Value : Nested(inner);
        }

        return new Value.Map(fields);
    }
}
