using Conformance.Wire;

namespace Conformance.Reporting.Pcapng;

/// <summary>What a capture holds of UDP.</summary>
/// <param name="Start">Wall time of the first packet.</param>
/// <param name="Datagrams">In the order of the file, with the time since the first packet.</param>
/// <param name="KeyLog">Text of its decryption secrets.</param>
/// <param name="Remarks">What was passed over, and why.</param>
public sealed record CapturedTraffic(DateTimeOffset Start, IReadOnlyList<PassedDatagram> Datagrams, string KeyLog, IReadOnlyList<string> Remarks);
