using System.Globalization;
using System.Text;
using Conformance.Wire;

namespace Conformance.Reporting.Pcapng;

/// <summary>Collects the packets of a capture, and what was passed over among them.</summary>
internal sealed class PacketBook
{
    private readonly List<PassedDatagram> _datagrams = [];
    private readonly SortedDictionary<string, int> _remarks = new(StringComparer.Ordinal);
    private readonly StringBuilder _keyLog = new();
    private TimeSpan? _first;

    /// <param name="at">Since 1970.</param>
    /// <param name="linkType">Of the interface.</param>
    /// <param name="packet">As far as it was captured.</param>
    public void Add(TimeSpan at, uint linkType, ReadOnlyMemory<byte> packet)
    {
        var first = _first ??= at;
        if (LinkLayer.TryUnwrap(linkType, packet, out var network, out var remark) && UdpReader.TryRead(network, out var from, out var to, out var octets, out remark))
        {
            _datagrams.Add(new(at - first, from!, to!, octets));
        }
        else if (remark is not null)
        {
            Remark(remark);
        }
    }

    public void AddSecrets(ReadOnlySpan<byte> keyLog) => _keyLog.Append(Encoding.ASCII.GetString(keyLog)).Append('\n');

    public void Remark(string remark) => _remarks[remark] = _remarks.GetValueOrDefault(remark) + 1;

    public CapturedTraffic Close() => new(
        DateTimeOffset.UnixEpoch + (_first ?? TimeSpan.Zero),
        _datagrams,
        _keyLog.ToString(),
        [.. _remarks.Select(remark => remark.Value == 1 ? remark.Key : string.Create(CultureInfo.InvariantCulture, $"{remark.Key} ({remark.Value} times)"))]);
}
