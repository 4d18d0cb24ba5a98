using Conformance.Lwm2m.Formats;

namespace Conformance.Lwm2m.Attributes;

/// <summary>The attributes that steer notifications of one node; <see langword="null"/> means not set here.</summary>
/// <remarks>
/// Core 1.1 §5.1, Core 1.2 §5.1 (§7.3 in 1.2.1): pmin, pmax, epmin, epmax, hqmax in seconds or counts; gt, lt, st; edge 0/1; con 0/1.
/// </remarks>
public sealed record NotificationAttributes
{
    public static NotificationAttributes None { get; } = new();

    public long? Pmin { get; init; }

    public long? Pmax { get; init; }

    public double? Gt { get; init; }

    public double? Lt { get; init; }

    public double? St { get; init; }

    public long? Epmin { get; init; }

    public long? Epmax { get; init; }

    public int? Edge { get; init; }

    public int? Con { get; init; }

    public long? Hqmax { get; init; }

    /// <summary>The shortest time between two notifications; none when not set.</summary>
    public TimeSpan MinimumPeriod => TimeSpan.FromSeconds(Math.Min(Pmin ?? 0, MaxSeconds));

    /// <summary>
    /// The longest time between two notifications; <see langword="null"/> when there is none: not set, 0, or below <c>pmin</c> (Core 1.2
    /// §5.1.2).
    /// </summary>
    public TimeSpan? MaximumPeriod =>
        Pmax is > 0 and var pmax && pmax >= (Pmin ?? 0) ? TimeSpan.FromSeconds(Math.Min(pmax, MaxSeconds)) : null;

    /// <summary>What a timer can still count: about 136 years.</summary>
    private static long MaxSeconds => uint.MaxValue;

    /// <summary>Applies the Uri-Query of a Write-Attributes request: <c>pmin=10</c> sets, <c>pmin</c> or <c>pmin=</c> unsets.</summary>
    /// <remarks>
    /// The combinations are judged within one request (Core 1.2 §5.1.2, Transport 1.1 §6.4.4): lt below gt, lt + 2·st below gt, epmin below
    /// epmax. A pmax below pmin is accepted and later ignored.
    /// </remarks>
    /// <returns>
    /// <see langword="false"/> with a reason when a name is unknown, a value is not of its type or the combination is forbidden; then
    /// nothing is changed.
    /// </returns>
    public bool TryApply(IEnumerable<string> queries, out NotificationAttributes result, out string reason)
    {
        result = this;
        var merged = this;
        var requested = None;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var query in queries)
        {
            var split = query.IndexOf('=', StringComparison.Ordinal);
            var (name, text) = split < 0 ? (query, "") : (query[..split], query[(split + 1)..]);
            if (AttributeTable.Find(name) is not { } row)
            {
                reason = $"attribute '{Excerpt.Of(name)}' is unknown; one of {AttributeTable.Names} is required";
                return false;
            }

            if (!names.Add(name))
            {
                reason = $"attribute {name} stands twice; once is allowed";
                return false;
            }

            if (!row.TrySet(merged, text, out merged) || !row.TrySet(requested, text, out requested))
            {
                reason = $"{name} is '{Excerpt.Of(text)}'; {row.Required} is required";
                return false;
            }
        }

        reason = requested.Conflict ?? "";
        result = reason.Length == 0 ? merged : this;
        return reason.Length == 0;
    }

    /// <summary>
    /// These attributes where set, else those of the level above (resource over instance over object over server defaults).
    /// </summary>
    public NotificationAttributes Over(NotificationAttributes above) => new()
    {
        Pmin = Pmin ?? above.Pmin,
        Pmax = Pmax ?? above.Pmax,
        Gt = Gt ?? above.Gt,
        Lt = Lt ?? above.Lt,
        St = St ?? above.St,
        Epmin = Epmin ?? above.Epmin,
        Epmax = Epmax ?? above.Epmax,
        Edge = Edge ?? above.Edge,
        Con = Con ?? above.Con,
        Hqmax = Hqmax ?? above.Hqmax,
    };

    /// <summary>As link-format attributes, for Discover: only those set, in the order of Core's table.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToLinkAttributes() =>
        from row in AttributeTable.Rows
        let text = row.TextOf(this)
        where text is not null
        select KeyValuePair.Create(row.Name, (string?)text);

    private string? Conflict => this switch
    {
        { Lt: { } lt, Gt: { } gt } when lt >= gt => $"lt is {lt} and gt is {gt}; lt below gt is required",
        { Lt: { } lt, Gt: { } gt, St: { } st } when lt + (2 * st) >= gt => $"lt + 2 st is {lt + (2 * st)} and gt is {gt}; less is required",
        { Epmin: { } epmin, Epmax: { } epmax } when epmin >= epmax =>
            $"epmin is {epmin} and epmax is {epmax}; epmin below epmax is required",
        _ => null,
    };
}
