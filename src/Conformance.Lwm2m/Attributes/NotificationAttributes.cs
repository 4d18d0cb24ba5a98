namespace Conformance.Lwm2m.Attributes;

/// <summary>The attributes that steer notifications of one node; <see langword="null"/> means not set here.</summary>
/// <remarks>Core 1.1 §5.1, Core 1.2 §5.1 (§7.3 in 1.2.1): pmin, pmax, epmin, epmax, hqmax in seconds or counts; gt, lt, st; edge 0/1; con 0/1.</remarks>
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

    /// <summary>Applies the Uri-Query of a Write-Attributes request: <c>pmin=10</c> sets, <c>pmin</c> or <c>pmin=</c> unsets.</summary>
    /// <returns><see langword="false"/> with a reason when a name is unknown, a value is not of its type or the combination is forbidden; then nothing is changed.</returns>
    public bool TryApply(IEnumerable<string> queries, out NotificationAttributes result, out string reason) => throw new NotImplementedException();

    /// <summary>These attributes where set, else those of the level above (resource over instance over object over server defaults).</summary>
    public NotificationAttributes Over(NotificationAttributes above) => throw new NotImplementedException();

    /// <summary>As link-format attributes, for Discover: only those set, in the order of Core's table.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToLinkAttributes() => throw new NotImplementedException();
}
