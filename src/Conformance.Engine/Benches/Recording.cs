namespace Conformance.Engine.Benches;

/// <summary>What passes a bench, kept by whoever records at the moment; nobody keeps what came when nobody recorded.</summary>
/// <param name="sizeOf">About how much memory one item takes, in octets.</param>
public sealed class Recording<T>(Func<T, int> sizeOf)
    where T : class
{
    private readonly List<RecordingSlice<T>> _open = [];

    /// <summary>The very first item.</summary>
    public T? First { get; private set; }

    public void Add(T item)
    {
        First ??= item;
        foreach (var slice in _open)
        {
            slice.Take(item, sizeOf(item));
        }
    }

    /// <summary>Records from now on, until the slice is disposed of.</summary>
    /// <param name="mostItems">Items kept; later ones are counted.</param>
    /// <param name="mostOctets">Memory for them, as far as it can be told.</param>
    public RecordingSlice<T> Open(int mostItems, int mostOctets)
    {
        var slice = new RecordingSlice<T>(mostItems, mostOctets, ended => _open.Remove(ended));
        _open.Add(slice);
        return slice;
    }
}
