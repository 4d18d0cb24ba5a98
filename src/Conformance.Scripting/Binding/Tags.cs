namespace Conformance.Scripting.Binding;

/// <summary>How long a case takes at least, in one word.</summary>
public static class Tags
{
    private static readonly (TimeSpan Below, string Tag)[] s_limits =
    [
        (TimeSpan.FromSeconds(10), "fast"),
        (TimeSpan.FromSeconds(60), "timed"),
        (TimeSpan.FromSeconds(300), "slow"),
        (TimeSpan.MaxValue, "long"),
    ];

    /// <summary>The words, shortest first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_limits.Select(limit => limit.Tag)];

    public static string Of(TimeSpan least) => s_limits.First(limit => least < limit.Below || limit.Below == TimeSpan.MaxValue).Tag;
}
