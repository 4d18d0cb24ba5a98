namespace Conformance.Oscore.Transport;

/// <summary>The last entries of a table: the oldest go when there are too many.</summary>
internal sealed class Remembered<TKey, TValue>(int limit)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _entries = [];
    private readonly Queue<TKey> _order = [];

    public TValue? Find(TKey key) => _entries.GetValueOrDefault(key);

    public bool Has(TKey key) => _entries.ContainsKey(key);

    public void Set(TKey key, TValue value)
    {
        if (!_entries.ContainsKey(key))
        {
            _order.Enqueue(key);
            if (_order.Count > limit)
            {
                _entries.Remove(_order.Dequeue());
            }
        }

        _entries[key] = value;
    }
}
