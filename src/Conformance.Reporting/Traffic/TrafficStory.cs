using Conformance.Model;

namespace Conformance.Reporting.Traffic;

/// <summary>What two or more products said to each other, and what came of judging it.</summary>
/// <param name="Title">Where the traffic is from.</param>
/// <param name="Start">Wall time of the first datagram.</param>
/// <param name="Sequence">All messages, with what was wrong with them: for the ladder, the transcript and the comments of the capture.</param>
/// <param name="Remarks">What was passed over, and why.</param>
/// <param name="Damage">Why the record is not whole; <see langword="null"/> when it is.</param>
public sealed record TrafficStory(
    string Title,
    DateTimeOffset Start,
    IReadOnlyList<TrafficParty> Parties,
    IReadOnlyList<TrafficTalk> Talks,
    CaseRecord Sequence,
    IReadOnlyList<string> Remarks,
    string? Damage)
{
    /// <summary>Whether anything of anybody was judged.</summary>
    public bool IsJudged => Parties.Any(party => party.Record.Cases.Any(one => one.Outcome != Outcome.NotApplicable));

    /// <summary>The worst of all parties; where nothing was judged 2, as for a device that never appeared; 3 for a record that is not whole.</summary>
    public int ExitCode
    {
        get
        {
            var codes = Parties.Select(party => ExitCodes.Of(party.Record)).ToHashSet();
            return Damage is not null || codes.Contains(ExitCodes.Broken) ? ExitCodes.Broken
                : codes.Contains(ExitCodes.Failed) ? ExitCodes.Failed
                : !IsJudged || codes.Contains(ExitCodes.Inconclusive) ? ExitCodes.Inconclusive
                : ExitCodes.Conforming;
        }
    }
}
