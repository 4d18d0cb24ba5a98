using System.Net;
using Conformance.Coap.Options;
using Conformance.Coap.Streams;
using Conformance.Coap.Transport;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Registry;

namespace Conformance.ReferenceServer.Operations;

/// <summary>How the server behaves on connections.</summary>
/// <remarks>RFC 8323 §5.3 and §6.</remarks>
internal sealed class Connections(FaultSwitch faults)
{
    /// <summary>What a message may have besides a block: header, token, paths, parameters and formats.</summary>
    private const int BesidesBlock = 128;

    private static readonly (Fault Fault, StreamFault Lapse)[] Careless =
    [
        (ConnectionFaults.NoSettings, StreamFaults.SettingsMissing),
        (ConnectionFaults.SettingsSecond, StreamFaults.SettingsSecond),
        (ConnectionFaults.NeedsNoSettings, StreamFaults.TakesNoSettings),
        (ConnectionFaults.TooLong, StreamFaults.TooLong),
        (ConnectionFaults.NoPong, StreamFaults.PongMissing),
        (ConnectionFaults.OtherPong, StreamFaults.PongOther),
        (ConnectionFaults.EmptyEnds, StreamFaults.EmptyAborts),
        (ConnectionFaults.ShrugsOff, StreamFaults.GoesOn),
        (ConnectionFaults.TakesCritical, StreamFaults.TakesCritical),
        (ConnectionFaults.EndsUnsaid, StreamFaults.EndsUnsaid),
    ];

    /// <summary>How each connection is treated.</summary>
    public StreamTerms Terms { get; } = new() { Faults = Careless.Where(one => faults.Has(one.Fault)).Select(one => one.Lapse).ToHashSet() };

    /// <summary>Size exponent of the largest block that a client takes.</summary>
    public int ExponentFor(IPEndPoint remote) => remote is StreamPeer peer && !Terms.Faults.Contains(StreamFaults.TooLong)
        ? Math.Min(Block.MaxSizeExponent, Block.ExponentOf((int)Math.Clamp(peer.MessageSize, BesidesBlock, int.MaxValue) - BesidesBlock))
        : Block.MaxSizeExponent;

    private readonly Dictionary<string, IPEndPoint> _first = new(StringComparer.Ordinal);

    /// <summary>Where requests to a client go: over its connection, if it has one.</summary>
    public IPEndPoint WayTo(Client client)
    {
        if (client.Remote is StreamPeer && faults.Has(ConnectionFaults.AsksWhereItWas))
        {
            _first.TryAdd(client.Endpoint, client.Remote);
        }

        return _first.TryGetValue(client.Endpoint, out var first) ? first
            : client.Remote is StreamPeer peer && faults.Has(ConnectionFaults.AsksElsewhere) ? new IPEndPoint(peer.Address, peer.Port)
            : client.Remote;
    }
}
