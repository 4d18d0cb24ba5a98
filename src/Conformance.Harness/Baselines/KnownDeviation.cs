using Conformance.Model;

namespace Conformance.Harness.Baselines;

/// <summary>One deviation of one device that is known and argued.</summary>
/// <param name="Case">Case id; with a parameter row, <c>C-FMT-012[tlv-length]</c>.</param>
/// <param name="Outcome"><see cref="Model.Outcome.Fail"/> or <see cref="Model.Outcome.Inconclusive"/>.</param>
/// <param name="Requirements">What the device breaks; for a fail exactly the requirements that the case fails, or some of them when <paramref name="Intermittent"/>.</param>
/// <param name="Clause">Where the text stands.</param>
/// <param name="Expected">What the text asks for.</param>
/// <param name="Seen">What came instead: octets or text.</param>
/// <param name="Reason">Why the device does it, or why nothing can be said; may be empty when there is a link.</param>
/// <param name="Link">Where it is reported; may be empty when there is a reason.</param>
/// <param name="Expires">The last day on which the entry counts.</param>
/// <param name="Intermittent">Whether the device sometimes behaves, so that a pass proves nothing.</param>
public sealed record KnownDeviation(
    string Case,
    Outcome Outcome,
    IReadOnlyList<string> Requirements,
    string Clause,
    string Expected,
    string Seen,
    string Reason,
    string Link,
    DateOnly Expires,
    bool Intermittent);
