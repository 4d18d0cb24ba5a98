using Conformance.Coap.Messages;
using Conformance.Roles.Clients;

namespace Conformance.Engine.Benches;

/// <summary>Many of our clients at once, and how many of them a server keeps busy.</summary>
/// <param name="clients">Those of the fleet.</param>
public sealed class Fleet(IReadOnlyList<ScriptedClient> clients)
{
    private readonly HashSet<(ScriptedClient Client, Token Token)> _open = [];
    private readonly HashSet<(ScriptedClient Client, Token Token, ushort Id)> _seen = [];

    /// <summary>Names that they go by.</summary>
    public IReadOnlyList<string> Endpoints { get; } = [.. clients.Select(client => client.Settings.Name)];

    /// <summary>The most requests that were open at once, in all of the fleet.</summary>
    public int MostOpen { get; private set; }

    /// <summary>How many requests were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>Sees a message of a client of the fleet.</summary>
    public void Note(ScriptedClient client, Message? message, bool sent)
    {
        if (message is null)
        {
            return;
        }

        // A copy that the network held back until after the answer opens nothing.
        var isNew = !sent && message.Code.IsRequest && _seen.Add((client, message.Token, message.MessageId));
        if (isNew && _open.Add((client, message.Token)))
        {
            MostOpen = Math.Max(MostOpen, _open.Count);
        }
        else if (sent && message.Code.IsResponse && _open.Remove((client, message.Token)))
        {
            Answered++;
        }
    }
}
