namespace Conformance.Engine.Benches;

/// <summary>A part of a <see cref="Recording{T}"/>: the first items in it, and how many more there were.</summary>
public sealed class RecordingSlice<T>(int mostItems, int mostOctets, Action<RecordingSlice<T>> ended) : IDisposable
{
    private readonly List<T> _items = [];
    private int _octets;

    public IReadOnlyList<T> Items => _items;

    /// <summary>Items that came when there was no room.</summary>
    public long LeftOut { get; private set; }

    public void Dispose() => ended(this);

    internal void Take(T item, int size)
    {
        if (_items.Count >= mostItems || size > mostOctets - _octets)
        {
            LeftOut++;
            return;
        }

        _items.Add(item);
        _octets += size;
    }
}
