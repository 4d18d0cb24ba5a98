using System.Net;
using Conformance.Dtls.Dtls12;

namespace Conformance.Dtls.Transport;

/// <summary>Something that happened in an association of a port.</summary>
/// <param name="Time">Monotonic.</param>
/// <param name="Remote">The address of the peer, or the peer once its association is whole.</param>
public sealed record SecuredEvent(TimeSpan Time, IPEndPoint Remote, ServerAssociation Association, DtlsEvent Event);
