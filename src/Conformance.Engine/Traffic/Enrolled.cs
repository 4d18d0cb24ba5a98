using Conformance.Coap.Messages;

namespace Conformance.Engine.Traffic;

/// <summary>What a server gave a client by its last registration, as far as it was seen.</summary>
/// <param name="Location">Path of the registration.</param>
/// <param name="Parameters">Query parameters as they are now.</param>
/// <param name="RefreshedAt">When its lifetime began anew.</param>
internal sealed record Enrolled(string Location, IReadOnlyDictionary<string, string> Parameters, TimeSpan RefreshedAt)
{
    // Core 1.1 §6.2.1: what a client that names no lifetime has.
    private const long UsualLifetime = 86400;

    public bool IsActive { get; init; } = true;

    public bool IsQueued => Parameters.ContainsKey("Q") || (Parameters.TryGetValue("b", out var binding) && binding.Contains('Q', StringComparison.Ordinal));

    /// <summary>How long its lifetime has been over; negative while it lasts, <see langword="null"/> where it has no end.</summary>
    public TimeSpan? Overdue(TimeSpan now)
    {
        var lifetime = Parameters.TryGetValue("lt", out var text) && long.TryParse(text, out var seconds) ? seconds : UsualLifetime;
        return lifetime is <= 0 or > int.MaxValue ? null : now - RefreshedAt - TimeSpan.FromSeconds(lifetime);
    }

    public Enrolled Refreshed(Message update, TimeSpan now)
    {
        var merged = new Dictionary<string, string>(Parameters, StringComparer.Ordinal);
        foreach (var (name, value) in Queries.Of(update))
        {
            merged[name] = value;
        }

        return this with { Parameters = merged, RefreshedAt = now, IsActive = true };
    }
}
