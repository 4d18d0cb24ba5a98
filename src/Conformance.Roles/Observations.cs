using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Wire;

namespace Conformance.Roles;

/// <summary>The observations of one role, those that ended included.</summary>
/// <remarks>
/// RFC 7641 §3. An observation that ended stays known: a notification that comes for it all the same is an event of that observation, and
/// gets a Reset.
/// A block-wise notification becomes an event when its last block is here, with the time of its first.
/// </remarks>
internal sealed class Observations(Endpoint endpoint, RoleSettings settings, Func<ObjectModel> model)
{
    private readonly BlockwiseClient _blockwise = new(endpoint);
    private readonly Dictionary<Observation, Request> _requests = [];

    /// <summary>Awaits notifications of a request that is about to be sent.</summary>
    /// <param name="request">With its token.</param>
    public Observation Open(IPEndPoint remote, Request request, string root, ObjectModel types)
    {
        var token = request.Token!.Value;
        var observation = new Observation(token, PathsOf(request, root, types), composite: request.Code == CoapCode.Fetch);
        foreach (var replaced in _requests.Keys.Where(known => known.Token == token).ToList())
        {
            _requests.Remove(replaced);
        }

        _requests[observation] = request;
        endpoint.Observe(remote, token, notification => Accept(observation, request, notification));
        return observation;
    }

    /// <summary>Forgets an observation that was refused.</summary>
    public void Drop(IPEndPoint remote, Observation observation)
    {
        if (_requests.Remove(observation))
        {
            endpoint.Forget(remote, observation.Token);
        }
    }

    /// <summary>The request that cancels: the one that established, with Observe 1 and what the operation adds.</summary>
    /// <remarks>RFC 7641 §3.6: same token, same options but for Observe.</remarks>
    /// <exception cref="InvalidOperationException">The observation is none of this role's.</exception>
    public Request Cancelling(Observation observation, OperationRequest operation)
    {
        if (!_requests.TryGetValue(observation, out var request))
        {
            throw new InvalidOperationException($"{settings.Name} has no observation with token {observation.Token}");
        }

        return request with
        {
            Code = operation.Code ?? request.Code,
            Confirmable = operation.Confirmable,
            Options = new(request.Options.WithObserve(1).Concat(operation.Options)),
            Deviations = operation.Deviations,
        };
    }

    /// <summary>A new registration ends all observations (Core 1.1 §6.2.1).</summary>
    public void CancelAll()
    {
        foreach (var observation in _requests.Keys)
        {
            observation.Cancel(settings.Clock.Monotonic);
        }
    }

    /// <summary>The IUT may now notify from another address.</summary>
    public void Follow(IPEndPoint remote)
    {
        foreach (var (observation, request) in _requests)
        {
            endpoint.Observe(remote, observation.Token, notification => Accept(observation, request, notification));
        }
    }

    private static IReadOnlyList<Lwm2mPath> PathsOf(Request request, string root, ObjectModel types) => request.Code == CoapCode.Fetch
        ? [.. Content.Of(request.Options.ContentFormat, request.Payload.Span, Lwm2mPath.Root, types).Entries.Select(entry => entry.Path)]
        : [AlternatePath.Below(root, request.Options.Path)];

    private static DecodeError? Missing(BlockwiseOutcome rest) => rest.Exchanges is [.., not Answered { Response.Code.IsSuccess: true }]
        ? new(rest.Body.Length, "RFC 7959 §2.6", "a further block of the notification was asked for and not given")
        : null;

    private ContentFormat? Assumed(Observation observation, ReadOnlyMemory<byte> body, Lwm2mPath basePath) => body.IsEmpty
        ? null
        : Content.Assumed(_requests.GetValueOrDefault(observation)?.Options.Accept, basePath, model());

    /// <returns>Whether the notification is acknowledged rather than reset.</returns>
    private bool Accept(Observation observation, Request request, Notification notification)
    {
        var wanted = observation is { Cancelled: false, ResetNext: false };
        (notification.Deviations, observation.DeviationsNext) = (observation.DeviationsNext, []);
        if (wanted && notification.Message is { Code.IsSuccess: true, Options.Block2.More: true })
        {
            _ = CompleteAsync(observation, request, notification).ContinueWith(
                faulted => endpoint.Faulted?.Invoke(faulted.Exception!.GetBaseException()),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
        else
        {
            Append(observation, notification, notification.Message.Payload, error: null);
        }

        if (observation.ResetNext)
        {
            observation.Cancel(settings.Clock.Monotonic); // only now does the Reset leave
        }
        else if (!notification.Message.Code.IsSuccess)
        {
            observation.Cancel(notification.ReceivedAt);
        }

        observation.ResetNext = false;
        return wanted;
    }

    private async Task CompleteAsync(Observation observation, Request request, Notification notification)
    {
        var rest = await _blockwise.ContinueAsync(
            notification.Remote, request, notification.Message, Block.MaxSizeExponent, within: null, CancellationToken.None);
        Append(observation, notification, rest.Body, rest.Error ?? Missing(rest), isCut: rest.Exchanges is [.., TimedOut]);
    }

    private void Append(Observation observation, Notification notification, ReadOnlyMemory<byte> body, DecodeError? error, bool isCut = false)
    {
        var (message, remote, time) = notification;
        var basePath = observation is { Composite: false, Paths: [var path] } ? path : Lwm2mPath.Root;
        var content = error is null && message.Code.IsSuccess
            ? Content.Of(message.Options.ContentFormat ?? Assumed(observation, body, basePath), body.Span, basePath, model())
            : Content.None with { Error = error };
        settings.Log.Append(
            new NotifyEvent(settings.Log.Next, settings.Name, time, remote, observation, message, body, content.Entries, content.Error) { IsCut = isCut });
    }
}
