using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Wire;

namespace Conformance.Roles;

/// <summary>The body of a notification that came with its first block only.</summary>
/// <remarks>RFC 7959 §2.6 and §3.4: the rest is asked for with the same request, without Observe and under tokens of its own.</remarks>
/// <param name="observe">The request that established the observation.</param>
internal sealed class NotificationBody(Endpoint endpoint, Request observe, Notification first)
{
    private const string Clause = "RFC 7959 §2.4";
    private const int LargestBody = 1 << 20;

    private readonly SpanWriter _body = new();

    /// <summary>Asks for block after block until the last.</summary>
    /// <returns>What could be put together, and why it is not all.</returns>
    public async Task<(ReadOnlyMemory<byte> Body, DecodeError? Error)> FetchAsync(CancellationToken cancellationToken)
    {
        var response = first.Message;
        while (true)
        {
            if (Refusal(response) is { } error)
            {
                return (_body.ToArray(), error);
            }

            _body.Write(response.Payload.Span);
            if (response.Options.Block2 is not { More: true } block)
            {
                return (_body.ToArray(), null);
            }

            var request = observe with
            {
                Token = null,
                Options = observe.Options.Without(OptionNumber.Observe).WithBlock2(Block.At(_body.Length, more: false, block.SizeExponent)),
            };
            var outcome = await endpoint.RequestAsync(first.Remote, request, within: null, cancellationToken);
            if (outcome is not Answered answered)
            {
                return (_body.ToArray(), Broken($"the block at octet {_body.Length} of the notification was asked for and not answered"));
            }

            response = answered.Response;
        }
    }

    private static bool SameETag(Message one, Message other) =>
        one.Options.First(OptionNumber.ETag) is { } left && other.Options.First(OptionNumber.ETag) is { } right
            ? left.Value.Span.SequenceEqual(right.Value.Span)
            : one.Options.First(OptionNumber.ETag) is null && other.Options.First(OptionNumber.ETag) is null;

    /// <summary>Why a response is not the block that comes next.</summary>
    private DecodeError? Refusal(Message response) => response switch
    {
        { Code.IsSuccess: false } => Broken($"the block at octet {_body.Length} of the notification was answered {response.Code}; 2.05 is required"),
        { Options.Block2: null } => Broken($"the block at octet {_body.Length} of the notification came without Block2"),
        { Options.Block2: { SizeExponent: Block.ReservedSizeExponent } } => Broken("block size exponent is 7, which is reserved"),
        { Options.Block2: { } block } when block.Offset != _body.Length =>
            Broken($"block {block} came; the one at octet {_body.Length} was asked for"),
        { Options.Block2: { More: true } block } when response.Payload.Length != block.Size =>
            Broken($"block {block} has {response.Payload.Length} octets; all but the last are full"),
        _ when !SameETag(first.Message, response) => Broken("ETag changed between the blocks of one notification"),
        _ when _body.Length + response.Payload.Length > LargestBody => Broken($"the notification is longer than {LargestBody} octets"),
        _ => null,
    };

    private DecodeError Broken(string message) => new(_body.Length, Clause, message);
}
