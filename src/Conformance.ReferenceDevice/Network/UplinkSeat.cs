using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Dtls.Transport;
using Conformance.Oscore.Transport;
using Conformance.Wire;
using Conformance.Wire.Streams;

namespace Conformance.ReferenceDevice.Network;

/// <summary>What the device has of one address family.</summary>
/// <param name="Endpoint">Speaks.</param>
/// <param name="Radio">Carries datagrams.</param>
/// <param name="Link">Secures them.</param>
/// <param name="Streams">Carries connections besides.</param>
/// <param name="Objects">Object security above both.</param>
internal sealed record UplinkSeat(Endpoint Endpoint, Radio Radio, SecuredLink Link, StreamPort Streams, GuardedLink Objects)
{
    private FrameCount _streamed;

    /// <summary>Datagrams and pieces of connections, and their octets.</summary>
    public FrameCount Frames => Radio.Frames + _streamed;

    public static UplinkSeat Of(Endpoint endpoint, Radio radio, SecuredLink link, StreamPort streams, GuardedLink objects)
    {
        var seat = new UplinkSeat(endpoint, radio, link, streams, objects);
        streams.Tap = seat.Count;
        return seat;
    }

    private void Count(CapturedDatagram passed)
    {
        if (passed.Stream is { Mark: StreamMark.Octets })
        {
            _streamed += passed.Sent ? new FrameCount(1, 0, passed.Octets.Length, 0) : new FrameCount(0, 1, 0, passed.Octets.Length);
        }
    }
}
