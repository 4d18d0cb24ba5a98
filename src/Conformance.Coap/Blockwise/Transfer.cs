using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Wire;

namespace Conformance.Coap.Blockwise;

/// <summary>The exchanges of one block-wise request so far, and what they came to.</summary>
internal sealed class Transfer(BlockwiseClient client, IPEndPoint remote, TimeSpan? within, CancellationToken cancellationToken)
{
    private readonly List<Outcome> _exchanges = [];
    private readonly TimeSpan _begunAt = client.Now;
    private DecodeError? _error;

    /// <summary>The answer as far as it is known.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    public BlockwiseOutcome Outcome => new(_exchanges, Body, _error);

    /// <summary>One exchange more. The message id of the request counts for the first one only.</summary>
    /// <returns>The response, or <see langword="null"/> when there was none, which ends the transfer.</returns>
    public async Task<Message?> AskAsync(Request request)
    {
        if (Excess() is { } excess)
        {
            Break("RFC 7959 §2.4", excess);
            return null;
        }

        var next = _exchanges.Count == 0 ? request : request with { MessageId = null };
        var outcome = await client.ExchangeAsync(remote, next, within, cancellationToken);
        _exchanges.Add(outcome);
        return (outcome as Answered)?.Response;
    }

    private string? Excess()
    {
        var taken = client.Now - _begunAt;
        return _exchanges.Count >= client.MostExchanges ? $"the transfer goes beyond {client.MostExchanges} blocks; no more are exchanged"
            : taken > within * client.MostTime ? FormattableString.Invariant($"the transfer goes on for {taken.TotalSeconds:0} s; no more than {client.MostTime} times the time of one exchange is given")
            : null;
    }

    /// <summary>Ends the transfer because the peer broke the rules.</summary>
    public void Break(string clause, string message) => _error = new(Offset: 0, clause, message);
}
