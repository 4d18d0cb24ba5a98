using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;

namespace Conformance.Roles;

/// <summary>An observation we asked for.</summary>
/// <param name="token">Its token.</param>
/// <param name="paths">What is observed; several for a composite observation.</param>
/// <param name="composite">Whether it was established by FETCH.</param>
public sealed class Observation(Token token, IReadOnlyList<Lwm2mPath> paths, bool composite)
{
    public Token Token => token;

    public IReadOnlyList<Lwm2mPath> Paths => paths;

    public bool Composite => composite;

    /// <summary>Answer the next notification with a Reset and forget the token (RFC 7641 §3.6).</summary>
    public bool ResetNext { get; set; }

    /// <summary>Monotonic time from which no notification is wanted; one that was under way may come all the same (RFC 7641 §3.6).</summary>
    public TimeSpan? CancelledAt { get; private set; }

    public bool Cancelled => CancelledAt is not null;

    /// <summary>What is done wrong on purpose in acknowledging the next notification.</summary>
    public IReadOnlyList<Deviation> DeviationsNext { get; set; } = [];

    /// <summary>The Observe number of the response that established it; notifications are ordered after it (RFC 7641 §3.4).</summary>
    public uint? FirstNumber { get; set; }

    /// <summary>Monotonic receive time of that response.</summary>
    public TimeSpan EstablishedAt { get; set; }

    /// <summary>Ends it; a second end changes nothing.</summary>
    public void Cancel(TimeSpan at) => CancelledAt ??= at;
}
