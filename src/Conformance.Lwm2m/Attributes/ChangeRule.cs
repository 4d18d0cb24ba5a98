using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Attributes;

/// <summary>Whether a change of one value is worth a notification; when it may be sent is a matter of pmin and pmax.</summary>
/// <remarks>
/// Core 1.2 §5.1.2. The conditions gt, lt, st and edge are alternatives; without any of them every change counts. A threshold is crossed in
/// either direction, as the text of the attributes has it; the examples of Transport 1.1 §6.4.4 read it in one direction only.
/// </remarks>
public sealed class ChangeRule(NotificationAttributes attributes)
{
    /// <summary>Judges a value.</summary>
    /// <param name="notified">The value the server was last told; thresholds and steps count from it.</param>
    /// <param name="previous">The value before this one, told or not; edges count from it.</param>
    /// <param name="current">The value now.</param>
    public bool IsMet(Lwm2mValue? notified, Lwm2mValue? previous, Lwm2mValue? current) => (notified, previous, current) switch
    {
        (_, Lwm2mValue.Flag before, Lwm2mValue.Flag now) when attributes.Edge is { } edge =>
            before.Value != now.Value && now.Value == (edge == 1),
        ({ } told, _, { } now) when HasThresholds && Typing.Number(told) is { } from && Typing.Number(now) is { } to => IsMet(from, to),
        _ => !Equals(notified, current),
    };

    private bool HasThresholds => attributes is { Gt: not null } or { Lt: not null } or { St: not null };

    private bool IsMet(double told, double now) =>
        (attributes.Gt is { } gt && (told > gt) != (now > gt))
        || (attributes.Lt is { } lt && (told < lt) != (now < lt))
        || (attributes.St is { } st && now != told && Math.Abs(now - told) >= st);
}
