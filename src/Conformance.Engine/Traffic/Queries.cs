using Conformance.Coap.Messages;

namespace Conformance.Engine.Traffic;

/// <summary>The Uri-Query of a request as names and values.</summary>
internal static class Queries
{
    /// <returns>The first value of each name; empty for a name alone.</returns>
    public static IReadOnlyDictionary<string, string> Of(Message request) => request.Options.Queries
        .Select(query => query.Split('=', 2))
        .GroupBy(parts => parts[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().ElementAtOrDefault(1) ?? string.Empty, StringComparer.Ordinal);
}
