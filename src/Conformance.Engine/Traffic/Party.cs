namespace Conformance.Engine.Traffic;

/// <summary>A product that is judged by what it was seen to do.</summary>
/// <param name="Name">Endpoint name of a client, address of a server.</param>
/// <param name="Conversations">Those it took part in.</param>
public sealed record Party(Side Side, string Name, IReadOnlyList<Conversation> Conversations)
{
    /// <summary>The newest enabler version that was registered; the oldest when no registration was seen.</summary>
    public string Version => Conversations.Select(conversation => conversation.Reading.Version).OfType<string>().Append("1.0").Max(StringComparer.Ordinal)!;

    /// <summary>Clients first, then servers, each once however many conversations it had.</summary>
    public static IReadOnlyList<Party> Of(IReadOnlyList<Conversation> conversations) =>
    [
        .. conversations.GroupBy(conversation => conversation.ClientName, StringComparer.Ordinal).Select(group => new Party(Side.Client, group.Key, [.. group])),
        .. conversations.GroupBy(conversation => conversation.Server).Select(group => new Party(Side.Server, group.Key.ToString(), [.. group])),
    ];
}
