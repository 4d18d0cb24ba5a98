using System.Collections.Immutable;
using Conformance.Coap.Messages;
using Conformance.Roles.Clients;

namespace Conformance.Engine.Benches;

/// <summary>Many of our clients at once, and how many of them a server keeps busy.</summary>
public sealed class Fleet : IDisposable
{
    private readonly HashSet<(ScriptedClient Client, Token Token)> _open = [];
    private readonly Dictionary<(ScriptedClient Client, Token Token, ushort Id), int> _seen = [];
    private readonly Queue<TimeSpan> _recent = [];
    private readonly CancellationTokenSource _over = new();
    private readonly ImmutableArray<FleetNode> _nodes;
    private readonly TimeSpan _window;

    /// <param name="clients">Those of the fleet.</param>
    /// <param name="clock">Of the loop they stand on.</param>
    public Fleet(IReadOnlyList<ScriptedClient> clients, FleetTerms terms, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clients);
        ArgumentNullException.ThrowIfNull(terms);

        (Clients, Terms, _window) = (clients, terms, terms.Window);
        _nodes = terms.Downloads is null ? [] : [.. clients.Select((client, at) => new FleetNode(client, terms, at < terms.Failing, clock, _over.Token) { Changed = Count })];
    }

    public IReadOnlyList<ScriptedClient> Clients { get; }

    public FleetTerms Terms { get; }

    /// <summary>The most requests that were open at once, in all of the fleet.</summary>
    public int MostOpen { get; private set; }

    /// <summary>How many requests were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>The most requests that came within one window.</summary>
    public int MostAsked { get; private set; }

    /// <summary>The most datagrams that one request came in.</summary>
    public int MostCopies => _seen.Values.DefaultIfEmpty().Max();

    /// <summary>How often a client was told to fetch an image, or handed one.</summary>
    public int Told => _nodes.Sum(node => node.Told);

    /// <summary>How many were told an address of a protocol that they do not list, or handed an image that they take in no such way.</summary>
    public int Misled => _nodes.Count(node => node.IsMisled);

    /// <summary>The most clients that fetched an image at once.</summary>
    public int MostDownloading { get; private set; }

    /// <summary>How many have the new image.</summary>
    public int Updated => _nodes.Count(node => node.IsUpdated);

    /// <summary>How many lost the connection, and have not been told again.</summary>
    public int Failed => _nodes.Count(node => node.HasFailed);

    /// <summary>Sees a message of a client of the fleet.</summary>
    public void Note(ScriptedClient client, Message? message, bool sent, TimeSpan at)
    {
        if (message is null)
        {
            return;
        }

        // A copy that the network held back until after the answer opens nothing.
        if (!sent && message.Code.IsRequest)
        {
            var key = (client, message.Token, message.MessageId);
            _seen[key] = _seen.GetValueOrDefault(key) + 1;
            if (_seen[key] == 1 && _open.Add((client, message.Token)))
            {
                MostOpen = Math.Max(MostOpen, _open.Count);
                NoteTime(at);
            }
        }
        else if (sent && message.Code.IsResponse && _open.Remove((client, message.Token)))
        {
            Answered++;
        }
    }

    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
    }

    private void NoteTime(TimeSpan at)
    {
        _recent.Enqueue(at);
        while (_recent.Peek() + _window < at)
        {
            _recent.Dequeue();
        }

        MostAsked = Math.Max(MostAsked, _recent.Count);
    }

    private void Count() => MostDownloading = Math.Max(MostDownloading, _nodes.Count(node => node.IsDownloading));
}
