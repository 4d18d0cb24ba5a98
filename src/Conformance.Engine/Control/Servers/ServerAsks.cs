namespace Conformance.Engine.Control.Servers;

/// <summary>Asks by the words that cases and adapters use for them.</summary>
public static class ServerAsks
{
    private static readonly Dictionary<string, ServerAsk> ByName = Enum.GetValues<ServerAsk>().ToDictionary(NameOf, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    /// <summary><c>read-composite</c> for <see cref="ServerAsk.ReadComposite"/>.</summary>
    public static string NameOf(ServerAsk ask) =>
        string.Concat($"{ask}".Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>Whether it concerns many clients at once, so that no endpoint is named.</summary>
    public static bool IsOfMany(ServerAsk ask) => ask is ServerAsk.Campaign or ServerAsk.Poll;

    public static bool TryParse(string name, out ServerAsk ask) => ByName.TryGetValue(name, out ask);
}
