using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;

namespace Conformance.Engine.Benches;

/// <summary>A client that for a time hears nothing of what a server says after it has taken the ClientHello, and counts how often it begins.</summary>
/// <param name="lasts">For how long, counted from the first ServerHello.</param>
public sealed class Deafness(TimeSpan lasts, TimeProvider clock)
{
    private long? _since;

    /// <summary>How many times a ServerHello came in that time.</summary>
    public int Flights { get; private set; }

    /// <summary>Whether a datagram is lost on the client.</summary>
    public bool Misses(ReadOnlyMemory<byte> datagram)
    {
        Record.TryReadAll(datagram, out var records, out _);
        var isHello = records.Any(record => record.Header.Epoch == 0 && record.Header.Type == ContentType.Handshake
            && HandshakeFragment.TryReadAll(record.Fragment, out var fragments, out _) && fragments.Any(fragment => fragment.Type == HandshakeType.ServerHello && fragment.Offset == 0));
        if (_since is null && isHello)
        {
            _since = clock.GetTimestamp();
        }

        if (_since is not { } since || clock.GetElapsedTime(since) >= lasts)
        {
            return false;
        }

        Flights += isHello ? 1 : 0;
        return true;
    }
}
