using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Dtls.Transport;

namespace Conformance.ReferenceDevice.Network;

/// <summary>What the device has of one address family.</summary>
/// <param name="Endpoint">Speaks.</param>
/// <param name="Radio">Carries datagrams.</param>
/// <param name="Link">Secures them.</param>
/// <param name="Streams">Carries connections besides.</param>
internal sealed record UplinkSeat(Endpoint Endpoint, Radio Radio, SecuredLink Link, StreamPort Streams);
