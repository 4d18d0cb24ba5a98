using System.Net;

namespace Conformance.Engine.Replays;

/// <summary>The file host in a recording.</summary>
/// <param name="Socket">What it was bound to, over CoAP.</param>
/// <param name="SecureSocket">The same over CoAPS.</param>
/// <param name="Uris">What the device was told, by scheme.</param>
/// <param name="Fetches">What was asked over HTTP and HTTPS, which is in no datagram of ours, in order.</param>
public sealed record FilePlace(IPEndPoint Socket, IPEndPoint SecureSocket, IReadOnlyDictionary<string, Uri> Uris, IReadOnlyList<WebFetch> Fetches);
