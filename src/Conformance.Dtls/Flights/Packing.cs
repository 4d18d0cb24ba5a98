using Conformance.Dtls.Faults;

namespace Conformance.Dtls.Flights;

/// <summary>Puts records into datagrams, as many as fit.</summary>
/// <remarks>RFC 6347 §4.1.1.</remarks>
/// <param name="limit">Octets of a datagram.</param>
internal sealed class Packing(int limit, FaultSwitches faults)
{
    private readonly List<ReadOnlyMemory<byte>> _datagrams = [];
    private readonly List<byte> _open = [];

    /// <summary>Octets that the datagram begun still takes.</summary>
    public int Room => limit - _open.Count;

    public void Add(byte[] record, ushort epoch)
    {
        Put(record);
        if (epoch > 0 && faults.Has(DtlsFaults.RecordReplayed))
        {
            Put(record);
        }
    }

    public void Close()
    {
        if (_open.Count > 0)
        {
            _datagrams.Add(_open.ToArray());
            _open.Clear();
        }
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> Finish()
    {
        Close();
        return _datagrams;
    }

    private void Put(byte[] record)
    {
        if (record.Length > Room)
        {
            Close();
        }

        _open.AddRange(record);
    }
}
