using Conformance.Engine.Control.Servers;

namespace Conformance.Engine.Benches;

/// <summary>What a server was asked to observe: it goes on wanting that of an endpoint, whoever comes under its name, until its user ends it.</summary>
public sealed class StandingObservations
{
    private readonly Dictionary<string, ServerQuestion> _endings = new(StringComparer.Ordinal);

    /// <summary>What a user has to ask to end them.</summary>
    public IReadOnlyList<ServerQuestion> Endings => [.. _endings.Values];

    public void Note(ServerQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        var ending = question with
        {
            Ask = question.Ask is ServerAsk.ObserveComposite or ServerAsk.CancelComposite ? ServerAsk.CancelComposite : ServerAsk.Cancel,
            Values = new Dictionary<string, string>(),
            Query = new Dictionary<string, string>(),
            Format = null,
        };
        switch (question.Ask)
        {
            case ServerAsk.Observe or ServerAsk.ObserveComposite:
                _endings[ending.ToString()] = ending;
                break;
            case ServerAsk.Cancel or ServerAsk.CancelComposite:
                _endings.Remove(ending.ToString());
                break;
        }
    }

    public void Forget() => _endings.Clear();
}
