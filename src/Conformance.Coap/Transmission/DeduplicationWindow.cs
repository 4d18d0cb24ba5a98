using System.Net;
using Conformance.Coap.Messages;

namespace Conformance.Coap.Transmission;

/// <summary>Remembers what was received lately, so that a duplicate is known for one.</summary>
/// <remarks>
/// RFC 7252 §4.5 and §4.8.2: EXCHANGE_LIFETIME for confirmable, NON_LIFETIME for non-confirmable messages. The oldest are given up when
/// there are more than <see cref="Capacity"/>, or more octets than <see cref="MostOctets"/>. Other octets under a remembered message id are no duplicate:
/// a device that restarted begins anew.
/// </remarks>
internal sealed class DeduplicationWindow(TransmissionParameters parameters)
{
    public const int Capacity = 2048;
    public const int MostOctets = 4 * 1024 * 1024;

    private readonly Dictionary<(IPEndPoint Remote, ushort MessageId), SeenMessage> _seen = [];
    private readonly Queue<SeenMessage> _order = new();
    private int _octets;

    /// <summary>The first copy of the same message, or <see langword="null"/>.</summary>
    public SeenMessage? Find(IPEndPoint remote, ushort messageId, ReadOnlySpan<byte> octets, TimeSpan now) =>
        _seen.TryGetValue((remote, messageId), out var seen) && seen is { IsForgotten: false } && seen.Expires > now && seen.Octets.Span.SequenceEqual(octets) ? seen : null;

    public SeenMessage Add(IPEndPoint remote, Message message, ReadOnlyMemory<byte> octets, TimeSpan now)
    {
        while (_order.TryPeek(out var oldest) && (oldest.Expires <= now || _order.Count >= Capacity || _octets > MostOctets))
        {
            _order.Dequeue();
            _octets -= oldest.Octets.Length;
            if (_seen.GetValueOrDefault(oldest.Key) == oldest)
            {
                _seen.Remove(oldest.Key);
            }
        }

        var lifetime = message.Type is MessageType.Confirmable ? parameters.ExchangeLifetime : parameters.NonLifetime;
        var seen = new SeenMessage(remote, message.MessageId, octets, now + lifetime);
        _seen[seen.Key] = seen;
        _order.Enqueue(seen);
        _octets += octets.Length;
        return seen;
    }

    public void Forget(IPEndPoint remote)
    {
        foreach (var key in _seen.Keys.Where(key => key.Remote.Equals(remote)).ToArray())
        {
            _seen.Remove(key);
        }
    }
}
