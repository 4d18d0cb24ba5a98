using System.Net;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Operations;
using Conformance.Wire;

namespace Conformance.Engine.Traffic;

/// <summary>Sorts datagrams into conversations of a client and a server.</summary>
/// <remarks>Who is the client follows, in this order, from the address that was given, from a ClientHello, from a request that only clients make, and from the port.</remarks>
/// <param name="Conversations">In the order in which they began.</param>
/// <param name="Remarks">What was left out, and why.</param>
public sealed record Overheard(IReadOnlyList<Conversation> Conversations, IReadOnlyList<string> Remarks)
{
    private static readonly int[] s_usual = [5683, 5684];

    public static Overheard Of(IEnumerable<PassedDatagram> datagrams, TrafficTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);

        var conversations = new List<Conversation>();
        var others = 0;
        foreach (var flow in datagrams.GroupBy(datagram => Pair(datagram.From, datagram.To)))
        {
            var passed = flow.OrderBy(datagram => datagram.Time).ToList();
            if (ServerOf(passed, flow.Key, terms) is { } server)
            {
                conversations.Add(Read(passed, server.Equals(flow.Key.One) ? flow.Key.Other : flow.Key.One, server, terms));
            }
            else
            {
                others++;
            }
        }

        return new(
            [.. conversations.OrderBy(conversation => conversation.Datagrams[0].Time)],
            others == 0 ? [] : [$"{others} {(others == 1 ? "flow" : "flows")} of UDP without a sign of LwM2M: --server says which address is meant"]);
    }

    private static (IPEndPoint One, IPEndPoint Other) Pair(IPEndPoint one, IPEndPoint other) =>
        string.CompareOrdinal(one.ToString(), other.ToString()) < 0 ? (one, other) : (other, one);

    private static Conversation Read(List<PassedDatagram> passed, IPEndPoint client, IPEndPoint server, TrafficTerms terms)
    {
        var unveiling = new Unveiling(terms.Keys);
        var messages = new List<PassedMessage>();
        foreach (var datagram in passed)
        {
            var by = datagram.From.Equals(client) ? Side.Client : Side.Server;
            messages.AddRange(Unveiling.IsRecord(datagram.Octets.Span) ? unveiling.Open(datagram, by) : [PassedMessage.Of(datagram, by, datagram.Octets, session: 0)]);
        }

        return new(client, server, messages)
        {
            Datagrams = passed,
            IsSecured = passed.Exists(datagram => Unveiling.IsRecord(datagram.Octets.Span)),
            Remarks = [.. unveiling.Remarks],
            Reading = ConversationReader.Read(messages),
        };
    }

    private static IPEndPoint? ServerOf(List<PassedDatagram> passed, (IPEndPoint One, IPEndPoint Other) ends, TrafficTerms terms)
    {
        if (terms.Server is { } given)
        {
            return IsAt(ends.One, given) ? ends.One : IsAt(ends.Other, given) ? ends.Other : null;
        }

        if (passed.Find(datagram => Unveiling.IsClientHello(datagram.Octets.Span) || AsksServer(datagram.Octets)) is { } evident)
        {
            return evident.To;
        }

        var ports = s_usual.Concat(terms.Ports).ToHashSet();
        var known = new[] { ends.One, ends.Other }.Where(end => ports.Contains(end.Port)).ToList();
        return known is [var only] && passed.TrueForAll(datagram => Unveiling.IsRecord(datagram.Octets.Span) || Message.TryRead(datagram.Octets, out _, out _)) ? only : null;
    }

    private static bool IsAt(IPEndPoint end, IPEndPoint given) => end.Address.Equals(given.Address) && (given.Port == 0 || end.Port == given.Port);

    private static bool AsksServer(ReadOnlyMemory<byte> octets) =>
        Message.TryRead(octets, out var message, out _) && message.Code.IsRequest && OperationMapping.OfRequestToServer(message) is not null;
}
