using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;

namespace Conformance.Roles;

/// <summary>Turns operations into CoAP requests, sends them, and reads what is answered.</summary>
/// <param name="tree">The alternate path and the types of the IUT's tree, as known when an operation is sent.</param>
internal sealed class Operations(Endpoint endpoint, Observations observations, Func<(string Root, ObjectModel Model)> tree)
{
    private const string FinishPath = "/bs";

    private readonly BlockwiseClient _blockwise = new(endpoint);

    /// <summary>Sends an operation and waits for its answer.</summary>
    /// <remarks>
    /// An observation stands when the answer is 2.05 with an Observe option (RFC 7641 §3.1); otherwise its token is forgotten.
    /// A success ends the observation that was to be cancelled.
    /// </remarks>
    public async Task<OperationResult> PerformAsync(IPEndPoint remote, OperationRequest operation, CancellationToken cancellationToken)
    {
        var (own, model) = tree();
        var root = operation.Behind is { } prefix ? AlternatePath.Join(own, $"/{prefix}") : own;
        var cancelled = Cancels(operation.Kind) ? operation.Observation : null;
        var request = cancelled is null ? RequestOf(operation, root) : observations.Cancelling(cancelled, operation);
        var opened = Observes(operation.Kind) ? observations.Open(remote, request = WithToken(request), root, model) : null;
        var stands = false;
        try
        {
            var transfer = await SendAsync(remote, request, operation, cancellationToken);
            stands = opened is not null && IsEstablished(transfer);
            if (cancelled is not null && transfer.Last is Answered { Response.Code.IsSuccess: true })
            {
                cancelled.Cancel(transfer.Last.EndedAt);
            }

            var path = cancelled is { Composite: false, Paths: [var observed] } ? observed : AlternatePath.Below(root, request.Options.Path);
            var content = ContentOf(transfer, operation.Kind, path, request.Options.Accept, model);
            return new(transfer, content.Entries, content.Links, transfer.Error ?? content.Error, stands ? opened : null)
            {
                AssumedFormat = transfer is { Last: Answered { Response: { Code.IsSuccess: true, Options.ContentFormat: null } }, Body.IsEmpty: false }
                    ? Content.Assumed(request.Options.Accept, path, model)
                    : null,
            };
        }
        finally
        {
            if (opened is not null && !stands)
            {
                observations.Drop(remote, opened);
            }
        }
    }

    private static bool Observes(OperationKind kind) => kind is OperationKind.Observe or OperationKind.ObserveComposite;

    private static bool Cancels(OperationKind kind) => kind is OperationKind.CancelObservation or OperationKind.CancelObservationComposite;

    private static bool Discovers(OperationKind kind) => kind is OperationKind.Discover or OperationKind.BootstrapDiscover;

    private static Request RequestOf(OperationRequest operation, string root)
    {
        var path = operation is { Kind: OperationKind.BootstrapFinish, Path: "" or "/" } ? FinishPath : operation.Path;
        var accept = operation.Accept ?? (Discovers(operation.Kind) ? ContentFormat.LinkFormat : null);
        var options = OptionList.Empty.WithPath(AlternatePath.Join(root, path)).WithQueries(operation.Queries);
        options = operation.ContentFormat is { } format ? options.WithContentFormat(format) : options;
        options = accept is { } wanted ? options.WithAccept(wanted) : options;
        options = Observes(operation.Kind) ? options.WithObserve(0) : Cancels(operation.Kind) ? options.WithObserve(1) : options;
        return new()
        {
            Code = operation.Code ?? OperationMapping.MethodOf(operation.Kind),
            Confirmable = operation.Confirmable,
            Options = new(options.Concat(operation.Options)),
            Payload = operation.Payload,
            Token = operation.Token,
            Deviations = operation.Deviations,
        };
    }

    private static bool IsEstablished(BlockwiseOutcome transfer) =>
        transfer.Last is Answered { Response.Code: var code } && code == CoapCode.Content
        && transfer.Exchanges.Any(exchange => exchange is Answered { Response.Options.Observe: not null });

    private static Content ContentOf(BlockwiseOutcome transfer, OperationKind kind, Lwm2mPath path, ContentFormat? accept, ObjectModel model)
    {
        if (transfer.Last is not Answered { Response: { Code.IsSuccess: true } response })
        {
            return Content.None;
        }

        var format = response.Options.ContentFormat;
        return format is null && Discovers(kind)
            ? Content.OfLinks(transfer.Body.Span)
            : Content.Of(format ?? (transfer.Body.IsEmpty ? null : Content.Assumed(accept, path, model)), transfer.Body.Span, path, model);
    }

    private Request WithToken(Request request) => request with { Token = request.Token ?? endpoint.DrawToken() };

    /// <summary>Raw Block options mean that the script does the block-wise transfer itself: one exchange, as it stands.</summary>
    private async Task<BlockwiseOutcome> SendAsync(
        IPEndPoint remote, Request request, OperationRequest operation, CancellationToken cancellationToken)
    {
        if (operation.Options.Any(option => option.Number == OptionNumber.Block1 || option.Number == OptionNumber.Block2))
        {
            var outcome = await endpoint.RequestAsync(remote, request, operation.Within, cancellationToken);
            return new([outcome], (outcome as Answered)?.Response.Payload ?? default, Error: null);
        }

        var exponent = Block.ExponentOf(operation.Block1 ?? operation.Block2 ?? int.MaxValue);
        var later = Block.ExponentOf(operation.Block1Later ?? int.MaxValue);
        return await _blockwise.RequestAsync(remote, request, exponent, operation.Block1 is not null, operation.Within, cancellationToken, later);
    }
}
