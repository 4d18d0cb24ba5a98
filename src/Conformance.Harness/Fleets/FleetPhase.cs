using Conformance.Coap.Transmission;

namespace Conformance.Harness.Fleets;

/// <summary>What came of one request of every client.</summary>
/// <param name="Name"><c>register</c>, <c>update</c>, <c>restart</c>, <c>deregister</c>.</param>
/// <param name="Took">From the first request to the last answer.</param>
/// <param name="Outcomes">How each request ended.</param>
public sealed record FleetPhase(string Name, TimeSpan Took, IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>What an outcome without a response is called.</summary>
    public const string Silence = "no answer";

    /// <summary>Response code, <c>reset</c> or <see cref="Silence"/> → how many.</summary>
    public IReadOnlyDictionary<string, int> Answers { get; } = new SortedDictionary<string, int>(
        Outcomes.GroupBy(Called, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Requests that were sent again because no answer came in time (RFC 7252 §4.2).</summary>
    public int Retransmissions => Outcomes.Sum(outcome => outcome.Transmissions - 1);

    /// <summary>Requests that did not end with success.</summary>
    public int Unsuccessful => Outcomes.Count(outcome => outcome is not Answered { Response.Code.IsSuccess: true });

    private IReadOnlyList<TimeSpan> Latencies { get; } = [.. Outcomes.OfType<Answered>().Select(answered => answered.EndedAt - answered.SentAt).Order()];

    /// <summary>The time from the first transmission to the answer that this share of the answers kept to.</summary>
    /// <param name="share">0 to 1.</param>
    public TimeSpan Latency(double share) => Latencies is [] ? TimeSpan.Zero : Latencies[(int)Math.Ceiling(share * (Latencies.Count - 1))];

    private static string Called(Outcome outcome) => outcome switch
    {
        Answered answered => answered.Response.Code.ToString(),
        WasReset => "reset",
        Undecodable => "no CoAP message",
        _ => Silence,
    };
}
