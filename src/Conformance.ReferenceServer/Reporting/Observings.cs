using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Lwm2m.Operations;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Operations;
using Conformance.ReferenceServer.Registry;

namespace Conformance.ReferenceServer.Reporting;

/// <summary>Which observations stand, and which are begun anew when a client registers again.</summary>
/// <remarks>RFC 7641 §3; Core 1.1 §6.2.1 and §6.4.</remarks>
internal sealed class Observings(ServerSettings settings, Endpoint endpoint, Readings readings)
{

    private readonly List<Observing> _standing = [];
    private readonly Dictionary<string, List<Command>> _wishes = new(StringComparer.Ordinal);
    private readonly BlockwiseClient _blockwise = new(endpoint);

    private FaultSwitch Faults => settings.Faults;

    /// <summary>What users want to be observed at an endpoint, whether or not it is registered.</summary>
    public IReadOnlyList<Command> Wishes(string name) => _wishes.GetValueOrDefault(name) ?? [];

    /// <summary>Awaits notifications of a request that is about to be sent.</summary>
    public Observing Open(Client client, Command command, Request request)
    {
        var observing = new Observing(client, command, request.Token!.Value);
        Listen(observing, request);
        _standing.Add(observing);
        return observing;
    }

    /// <summary>The observation that a cancellation is about.</summary>
    public Observing? Find(Client client, Command command) =>
        _standing.FindLast(one => one.Client == client && one.Command.Path == command.Path && one.Command.Paths.SequenceEqual(command.Paths));

    /// <summary>Lets the books follow what the client answered.</summary>
    public void Settle(Client client, Observing? observing, OperationKind kind, Answered? answer)
    {
        if (observing is null)
        {
            return;
        }

        var begins = kind is OperationKind.Observe or OperationKind.ObserveComposite;
        var stands = answer is { Response: { Code.IsSuccess: true, Options.Observe: not null } } or { Response.Options.Block2: not null };
        if (begins && stands)
        {
            Wish(client.Endpoint, observing.Command);
            observing.Newest ??= answer!.Response.Options.Observe is { } number ? (number, answer.EndedAt) : null;
        }
        else
        {
            End(observing);
            _wishes.GetValueOrDefault(client.Endpoint)?.RemoveAll(wish => wish.Path == observing.Command.Path && wish.Paths.SequenceEqual(observing.Command.Paths));
        }
    }

    /// <summary>A registration has ended, and its observations with it.</summary>
    /// <param name="replaced">Whether a new registration of the endpoint takes its place.</param>
    public void Leave(Client client, bool replaced)
    {
        if (replaced ? Faults.Has(ObserveFaults.OutlivesReplacement) : Faults.Has(ObserveFaults.OutlivesRegistration))
        {
            return;
        }

        foreach (var observing in _standing.Where(one => one.Client == client).ToList())
        {
            End(observing);
        }
    }

    /// <summary>A client speaks from another address now.</summary>
    public void Follow(Client client)
    {
        foreach (var observing in _standing.Where(one => one.Client == client && !one.Remote.Equals(client.Remote)).ToList())
        {
            endpoint.Forget(observing.Remote, observing.Token);
            observing.Remote = client.Remote;
            Listen(observing, new Request { Code = CoapCode.Get, Options = OptionList.Empty.WithPath(observing.Command.Path.ToString()) });
        }
    }

    private void Wish(string name, Command command)
    {
        if (!_wishes.TryGetValue(name, out var wishes))
        {
            _wishes[name] = wishes = [];
        }

        wishes.RemoveAll(wish => wish.Path == command.Path && wish.Paths.SequenceEqual(command.Paths));
        wishes.Add(command);
    }

    private void Listen(Observing observing, Request request) =>
        endpoint.Observe(observing.Remote, observing.Token, notification => Accept(observing, request, notification));

    private void End(Observing observing)
    {
        _standing.Remove(observing);
        endpoint.Forget(observing.Remote, observing.Token);
    }

    private bool Accept(Observing observing, Request request, Notification notification)
    {
        if (Faults.Has(ObserveFaults.ResetsNotifications))
        {
            return false;
        }

        if (!notification.Message.Code.IsSuccess)
        {
            End(observing);
            return true;
        }

        // Over a connection notifications are in the order of their arrival, whatever their number (RFC 8323 §7.1).
        if (notification.Message.Options.Observe is { } number && (notification.Remote is not StreamPeer || Faults.Has(ConnectionFaults.CountsNumbers)))
        {
            if (observing.Newest is { } newest
                && !ObserveOrder.IsNewer(newest.Number, newest.At, number, notification.ReceivedAt)
                && !Faults.Has(ObserveFaults.TakesOlder))
            {
                return true;
            }

            observing.Newest = (number, notification.ReceivedAt);
        }

        _ = KeepAsync(observing, request, notification);
        return true;
    }

    private async Task KeepAsync(Observing observing, Request request, Notification notification)
    {
        var body = notification.Message.Payload;
        if (notification.Message.Options.Block2 is { More: true } && !Faults.Has(ObserveFaults.FirstBlock))
        {
            var rest = await _blockwise.ContinueAsync(notification.Remote, request, notification.Message, Block.MaxSizeExponent, settings.Patience, CancellationToken.None);
            if (rest.Error is not null)
            {
                return;
            }

            body = rest.Body;
        }

        var format = notification.Message.Options.ContentFormat ?? ContentFormat.Text;
        var entries = Readings.Decode(format, body, observing.BasePath, observing.Client.Model, Faults, out _);
        readings.Keep(observing.Client.Endpoint, Faults.Has(ReadingFaults.LastTimeOnly) ? entries.TakeLast(1) : entries);
    }
}
