using System.Globalization;
using System.Text;
using Conformance.Coap.Links;
using Conformance.Engine.Benches;
using Conformance.Engine.Control;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Running;
using Conformance.Engine.Worlds;
using Conformance.Roles;
using Conformance.Wire;

namespace Conformance.Engine.Replays;

/// <summary>Notes, while a case runs, what a replay will need.</summary>
public sealed class Recorder
{
    private readonly TestBench _bench;
    private readonly TimeSpan _startedAt;
    private readonly DeclaredLink _link;
    private readonly BenchState _before;
    private readonly StandingRegistration? _withSecond;
    private readonly List<Happening> _happenings = [];
    private readonly int _firstEvent;

    public Recorder(TestBench bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        (_bench, _startedAt, _link, _firstEvent) = (bench, bench.Now, bench.World.Declared, bench.Log.Next);
        _before = new(bench.Running, bench.FactoryFresh, bench.Dirty, Standing(bench.Server.Registration));
        _withSecond = Standing(bench.OpenedSecond?.Registration);
    }

    public void Pressed(DeviceAction action, ActionArguments arguments, ActionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Note(HappeningKind.Button, NameOf(action, arguments), result.Done ? string.Empty : result.Reason);
    }

    public void Answered(string question, OperatorAnswer answer) => Note(HappeningKind.Answer, question, answer.ToString());

    public void Asked(ServerQuestion question) => Note(HappeningKind.Ask, RecordedServers.NameOf(question), string.Empty);

    public void Told(ServerQuestion question, ServerAnswer answer) => Note(HappeningKind.Told, RecordedServers.NameOf(question), RecordedServers.TextOf(answer));

    public void Died(string said) => Note(HappeningKind.Death, said, string.Empty);

    /// <param name="datagrams">Those of the case, times monotonic.</param>
    public Recording Finish(IEnumerable<CapturedDatagram> datagrams) => new(
        _bench.Now - _startedAt,
        _bench.Server.Settings.Uri,
        _bench.Bootstrap.Settings.Uri,
        _bench.Sockets.Server,
        _bench.Sockets.Bootstrap,
        _link,
        _before,
        [.. datagrams.Select(datagram => datagram with { Time = datagram.Time - _startedAt })],
        [.. _happenings])
    {
        Files = _bench.Files is { Host: { } host, OpenedSeat: { } seat } ? new(seat.Socket, seat.SecureSocket, host.Uris, [.. Fetches()]) : null,
        Served = _bench.Clients.Place,
        Clients = _bench.Clients.Place is null ? null : _bench.Clients.Sockets,
        Second = _bench is { OpenedSecond: { } second, SecondSocket: { } socket } ? new(second.Settings.Uri, socket, _withSecond) : null,
    };

    /// <summary>An action as one line.</summary>
    public static string NameOf(DeviceAction action, ActionArguments arguments) => $"{DeviceActions.NameOf(action)} {arguments}".TrimEnd();

    private static StandingRegistration? Standing(Registration? registration)
    {
        if (registration is null)
        {
            return null;
        }

        string?[] query =
        [
            registration.Endpoint is { } endpoint ? $"ep={endpoint}" : null,
            $"lt={registration.Lifetime.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)}",
            registration.Version is { } version ? $"lwm2m={version}" : null,
            registration.Binding is { } binding ? $"b={binding}" : null,
            registration.QueueMode ? "Q" : null,
        ];
        return new(registration.Location, [.. query.OfType<string>()], Encoding.UTF8.GetString(LinkFormat.Write(registration.Links)), registration.Remote);
    }

    private IEnumerable<WebFetch> Fetches() => _bench.Log.Since(_firstEvent).OfType<FetchEvent>()
        .Where(fetch => fetch.Over is FetchEvent.Http or FetchEvent.Https)
        .Select(fetch => new WebFetch(fetch.Time - _startedAt, fetch.Over == FetchEvent.Http, fetch.Path, fetch.Offset, fetch.Remote!));

    private void Note(HappeningKind kind, string what, string answer) => _happenings.Add(new(_bench.Now - _startedAt, kind, what, answer));
}
