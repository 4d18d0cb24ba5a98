using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Registry;
using Conformance.ReferenceServer.Reporting;

namespace Conformance.ReferenceServer.Operations;

/// <summary>Brings commands to clients, in turn, and reads what they answer.</summary>
internal sealed class Courier
{
    private const int DefaultPort = 5683;

    private readonly ServerSettings _settings;
    private readonly BlockwiseClient _blockwise;
    private readonly Requests _requests;
    private readonly Observings _observings;
    private readonly Endpoint _endpoint;
    private readonly Gate _gate;
    private readonly Connections _connections;

    public Courier(ServerSettings settings, Endpoint endpoint, Observings observings, Connections connections)
    {
        (_settings, _endpoint, _observings, _connections) = (settings, endpoint, observings, connections);
        _blockwise = new(endpoint) { KeepsSize = settings.Faults.Has(BlockFaults.KeepsSize) };
        _requests = new(settings.Faults);
        _gate = new(MostOf(settings));
    }

    private FaultSwitch Faults => _settings.Faults;

    /// <summary>Called with a client that lacks what was asked for, by a server that cannot bear it.</summary>
    public Action<Client>? Lacking { get; init; }

    /// <summary>Sends a command when the client can take it, and waits for its answer.</summary>
    public Task<CommandResult> PerformAsync(Client client, Command command) => command switch
    {
        { Kind: OperationKind.ReadComposite } when Faults.Has(CompositeFaults.CannotRead) => Task.FromResult(CommandResult.Failed("several paths cannot be read together")),
        { Kind: OperationKind.Read, Path.Depth: 2 } when Faults.Has(OperationFaults.ReadsOneByOne) => OneByOneAsync(client, command),
        _ => InTurnAsync(client, command),
    };

    private static int MostOf(ServerSettings settings) => settings.Faults switch
    {
        var faults when faults.Has(PollFaults.AllAtOnce) => int.MaxValue,
        var faults when faults.Has(PollFaults.OneMore) => settings.MostOutstanding + 1,
        _ => settings.MostOutstanding,
    };

    /// <summary>Begins an observation that a user wants when its client has registered anew.</summary>
    public Task<CommandResult> RenewAsync(Client client, Command wish) =>
        Faults.Has(StormFaults.ObservesAtOnce) ? SendAsync(client, wish) : PerformAsync(client, wish);

    private Task<CommandResult> InTurnAsync(Client client, Command command) => client.Lane.RunAsync(
        () => _gate.PassAsync(client.Remote.Address, () => SendAsync(client, command)),
        result => client.Sleeps && result.Code is null && result.Error.StartsWith(Silence, StringComparison.Ordinal));

    private async Task<CommandResult> OneByOneAsync(Client client, Command command)
    {
        var readable = client.Model[command.Path.ObjectId!.Value]?.Resources.Where(resource => resource.IsReadable) ?? [];
        List<CommandResult> results = [];
        foreach (var resource in readable)
        {
            results.Add(await InTurnAsync(client, command with { Path = command.Path.Child(resource.Id) }));
        }

        return new(results.FirstOrDefault()?.Code, [.. results.SelectMany(result => result.Entries)], [], string.Empty);
    }

    private const string Silence = "no answer";

    private async Task<CommandResult> SendAsync(Client client, Command command)
    {
        if (_requests.Of(command, client, out var error) is not { } request)
        {
            return CommandResult.Failed(error);
        }

        var observing = command.Kind switch
        {
            OperationKind.Observe or OperationKind.ObserveComposite => _observings.Open(client, command, request = request with { Token = _endpoint.DrawToken() }),
            OperationKind.CancelObservation or OperationKind.CancelObservationComposite => _observings.Find(client, command),
            _ => null,
        };
        if (command.Kind is OperationKind.CancelObservation or OperationKind.CancelObservationComposite)
        {
            if (observing is null)
            {
                return CommandResult.Failed("nothing of the kind is observed");
            }

            request = request with { Token = Faults.Has(ObserveFaults.CancelsWithNewToken) ? _endpoint.DrawToken() : observing.Token };
        }

        if (observing is not null && command.Kind == OperationKind.CancelObservation && client.Remote is StreamPeer && Faults.Has(ConnectionFaults.CancelsUnsaid))
        {
            _observings.Settle(client, observing, command.Kind, answer: null);
            return new(CoapCode.Content, [], [], string.Empty);
        }

        var remote = Faults.Choose(OperationFaults.AsksDefaultPort, lie: new IPEndPoint(client.Remote.Address, DefaultPort), truth: _connections.WayTo(client));
        var transfer = await _blockwise.RequestAsync(remote, request, _connections.ExponentFor(client.Remote), forceBlock1: false, _settings.Patience, CancellationToken.None);
        var result = Read(client, command, transfer);
        _observings.Settle(client, observing, command.Kind, transfer.Last as Answered);
        if (transfer.Last is TimedOut or WasReset)
        {
            client.Silent = true;
        }

        return result;
    }

    private CommandResult Read(Client client, Command command, BlockwiseOutcome transfer)
    {
        if (transfer.Last is not Answered { Response: var response, Separate: var apart } || (apart && Faults.Has(OperationFaults.IgnoresSeparate)))
        {
            return CommandResult.Failed(transfer.Last is WasReset ? "the client answered with a Reset" : $"{Silence} within {_settings.Patience.TotalSeconds:0} s");
        }

        if (transfer.Error is { } broken)
        {
            return CommandResult.Failed($"broken block-wise transfer: {broken}");
        }

        var code = response.Code;
        if (code == CoapCode.NotFound && Faults.Has(VersionFaults.EndsOnLacking))
        {
            Lacking?.Invoke(client);
        }

        if (!code.IsSuccess || transfer.Body.IsEmpty)
        {
            return new(code, [], [], string.Empty) { Location = response.Options.LocationPath };
        }

        var format = response.Options.ContentFormat ?? (command.Kind == OperationKind.Discover ? ContentFormat.LinkFormat : ContentFormat.Text);
        if (format == ContentFormat.LinkFormat)
        {
            return LinkFormat.TryRead(transfer.Body.Span, out var links, out var unreadable)
                ? new(code, [], links, string.Empty)
                : new(code, [], [], unreadable.ToString());
        }

        var entries = Readings.Decode(format, Whole(transfer), command.Path, client.Model, Faults, out var error);
        return new(code, [.. entries.Where(entry => Belongs(command, entry.Path))], [], error);
    }

    private ReadOnlyMemory<byte> Whole(BlockwiseOutcome transfer) =>
        Faults.Has(BlockFaults.FirstBlockOfAnswer) && transfer.Exchanges is [Answered { Response.Payload: var first }, _, ..] ? first : transfer.Body;

    private static bool Belongs(Command command, Lwm2mPath path) => command.Path.Contains(path);
}
