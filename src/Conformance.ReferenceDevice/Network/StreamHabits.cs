using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Streams;
using Conformance.Coap.Transport;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Network;

/// <summary>How the device behaves on connections.</summary>
/// <remarks>RFC 8323 §5.3 and §6.</remarks>
internal sealed class StreamHabits(DeviceSettings settings)
{
    /// <summary>What a message may have besides a block: header, token, options of an answer, or the paths and parameters of a request.</summary>
    private const int BesidesBlock = 128;

    private static readonly (Fault Fault, StreamFault Lapse)[] Careless =
    [
        (ConnectionFaults.NoSettings, StreamFaults.SettingsMissing),
        (ConnectionFaults.SettingsSecond, StreamFaults.SettingsSecond),
        (ConnectionFaults.WaitsForSettings, StreamFaults.SettingsAwaited),
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
    public StreamTerms Terms { get; } = new()
    {
        Faults = Careless.Where(one => settings.Faults.Has(one.Fault)).Select(one => one.Lapse).ToHashSet(),
    };

    /// <summary>Size exponent of the largest block that a peer takes.</summary>
    public int ExponentFor(IPEndPoint remote) =>
        remote is StreamPeer peer && !Terms.Faults.Contains(StreamFaults.TooLong)
            ? Math.Min(settings.BlockSizeExponent, Block.ExponentOf((int)Math.Clamp(peer.MessageSize, BesidesBlock, int.MaxValue) - BesidesBlock))
            : settings.BlockSizeExponent;

    /// <summary>Where notifications of what a peer observes go: to it.</summary>
    public IPEndPoint OutletFor(IPEndPoint remote) =>
        remote is StreamPeer && settings.Faults.Has(ConnectionFaults.NotifiesElsewhere) ? new IPEndPoint(remote.Address, remote.Port) : remote;

    /// <summary>A request of a peer that takes small messages only, as if it had asked for small blocks.</summary>
    public Message Fitted(Message request, IPEndPoint remote)
    {
        var exponent = ExponentFor(remote);
        return exponent < settings.BlockSizeExponent && (request.Options.Block2 is not { } asked || asked.SizeExponent > exponent)
            ? request with { Options = request.Options.WithBlock2(Block.At(request.Options.Block2?.Offset ?? 0, more: false, exponent)) }
            : request;
    }
}
