using Conformance.Engine.Replays;
using Conformance.Model;
using Conformance.Wire;

namespace Conformance.Engine.Running;

/// <summary>A finished case with its evidence.</summary>
/// <param name="Record">What it came to.</param>
/// <param name="Datagrams">Every datagram of the case, times monotonic.</param>
/// <param name="StartedAt">Monotonic start, to which the datagrams' times relate.</param>
public sealed record CaseResult(CaseRecord Record, IReadOnlyList<CapturedDatagram> Datagrams, TimeSpan StartedAt)
{
    /// <summary>The secrets of the handshakes in it, as lines of an NSS key log.</summary>
    public IReadOnlyList<string> KeyLog { get; init; } = [];

    /// <summary>What a replay needs; <see langword="null"/> for a case that could not be begun.</summary>
    public Recording? Recording { get; init; }

    /// <summary>The attempt before this one, beside other cases, when there was one.</summary>
    public CaseResult? Earlier { get; init; }
}
