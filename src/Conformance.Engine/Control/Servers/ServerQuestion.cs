namespace Conformance.Engine.Control.Servers;

/// <summary>What a server is to do; what does not concern an ask is empty.</summary>
/// <param name="Ask">What.</param>
/// <param name="Endpoint">With which client.</param>
/// <param name="Path">At which path; <c>/</c> for composite operations.</param>
public sealed record ServerQuestion(ServerAsk Ask, string Endpoint, string Path)
{
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Full path → value as plain text.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Number of a content format.</summary>
    public int? Format { get; init; }

    /// <summary>Attributes by name; <c>unset</c> for one to be taken away.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Of an Execute.</summary>
    public string? Arguments { get; init; }

    public override string ToString() => string.Join(' ', new[] { ServerAsks.NameOf(Ask), Endpoint, Path, string.Join(',', Paths) }.Where(part => part.Length > 0));
}
