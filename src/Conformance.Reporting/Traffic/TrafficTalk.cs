namespace Conformance.Reporting.Traffic;

/// <summary>That one client and one server spoke.</summary>
/// <param name="Client">Address of the client.</param>
/// <param name="Endpoint">Its endpoint name, or the address again.</param>
/// <param name="Server">Address of the server.</param>
/// <param name="Bearing"><c>NoSec</c> or <c>DTLS</c>.</param>
/// <param name="Datagrams">How many passed.</param>
/// <param name="Messages">How many messages of CoAP were in them.</param>
/// <param name="Remark">Why some could not be read; empty when all were.</param>
public sealed record TrafficTalk(string Client, string Endpoint, string Server, string Bearing, int Datagrams, int Messages, string Remark);
