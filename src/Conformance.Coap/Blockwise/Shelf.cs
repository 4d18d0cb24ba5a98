using System.Diagnostics.CodeAnalysis;

namespace Conformance.Coap.Blockwise;

/// <summary>Bodies half collected or half sent: kept for a time, and of too many the oldest are dropped.</summary>
/// <remarks>RFC 7959 §2.4 and §2.5 leave the time to the server.</remarks>
internal sealed class Shelf<T>(TimeSpan lifetime, int capacity)
{
    private readonly Dictionary<TransferKey, (T Item, TimeSpan Expires)> _items = [];

    /// <summary>Puts the item in place of an earlier one.</summary>
    public void Put(TransferKey key, T item, TimeSpan now)
    {
        foreach (var (old, _) in _items.Where(entry => entry.Value.Expires <= now).ToArray())
        {
            _items.Remove(old);
        }

        if (_items.Count >= capacity && !_items.ContainsKey(key))
        {
            _items.Remove(_items.MinBy(entry => entry.Value.Expires).Key);
        }

        _items[key] = (item, now + lifetime);
    }

    public bool TryGet(TransferKey key, TimeSpan now, [NotNullWhen(true)] out T? item)
    {
        var found = _items.TryGetValue(key, out var entry) && entry.Expires > now;
        item = found ? entry.Item : default;
        return found;
    }

    public void Remove(TransferKey key) => _items.Remove(key);
}
