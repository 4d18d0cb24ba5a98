using Conformance.Coap.Messages;
using Conformance.Oscore.Messages;

namespace Conformance.Oscore.Transport;

/// <summary>Requests whose responses may still come: the last ones, and those that asked for notifications, however old.</summary>
internal sealed class Bonds(int limit)
{
    private readonly Remembered<Token, Bond> _last = new(limit);
    private readonly Dictionary<Token, Bond> _observing = [];

    public Bond? Find(Token token) => _observing.GetValueOrDefault(token) ?? _last.Find(token);

    /// <summary>A token that comes again is another request's.</summary>
    public void Set(Token token, Bond bond)
    {
        _observing.Remove(token);
        if (bond.Observes)
        {
            _observing[token] = bond;
        }
        else
        {
            _last.Set(token, bond);
        }
    }
}
