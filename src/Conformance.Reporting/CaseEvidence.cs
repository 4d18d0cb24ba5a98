using Conformance.Wire;

namespace Conformance.Reporting;

/// <summary>What was captured at the sockets while one case ran.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Start">The case's start on the clock of <see cref="CapturedDatagram.Time"/>.</param>
/// <param name="Datagrams">In order of time, as every socket of the case saw them.</param>
public sealed record CaseEvidence(string CaseId, TimeSpan Start, IReadOnlyList<CapturedDatagram> Datagrams)
{
    /// <summary>Secrets of the handshakes among them, as lines of an NSS key log: what an analyser needs to read the records.</summary>
    public IReadOnlyList<string> KeyLog { get; init; } = [];
}
