namespace Conformance.Engine.Control.Servers;

/// <summary>What a server is to do; what does not concern an ask is empty.</summary>
/// <param name="Ask">What.</param>
/// <param name="Endpoint">With which client.</param>
/// <param name="Path">At which path; <c>/</c> for composite operations.</param>
public sealed record ServerQuestion(ServerAsk Ask, string Endpoint, string Path)
{
    /// <summary>Clients that are meant, for what concerns many.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Full path → value as plain text.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Number of a content format.</summary>
    public int? Format { get; init; }

    /// <summary>Attributes by name; <c>unset</c> for one to be taken away.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Of an Execute; of a campaign <c>pause</c>, <c>resume</c> or <c>retry</c>.</summary>
    public string? Arguments { get; init; }

    public override string ToString() => string.Join(
        ' ', new[] { ServerAsks.NameOf(Ask), ServerAsks.IsOfMany(Ask) ? string.Join(',', Endpoints) : Endpoint, Path, string.Join(',', Paths), Arguments ?? string.Empty }.Where(part => part.Length > 0));
}
