using System.Diagnostics.CodeAnalysis;
using Conformance.Wire;

namespace Conformance.Coap.Streams;

/// <summary>Takes a stream apart into messages, however it arrives.</summary>
/// <remarks>
/// RFC 8323 §3.2. What it holds is what arrived and was not taken; a message that would be longer than allowed is an error as soon as it is announced.
/// What follows an error is not looked at, because nobody can tell where a message would begin.
/// </remarks>
/// <param name="longest">Octets that a message may have, from its first to its last (RFC 8323 §5.3.1).</param>
public sealed class FrameDecoder(int longest)
{
    private byte[] _octets = [];
    private int _start;
    private long _taken;

    /// <summary>Why nothing follows any more; its offset counts from the first octet of the stream.</summary>
    public DecodeError? Error { get; private set; }

    /// <summary>Octets of messages that are not taken yet.</summary>
    public int Held { get; private set; }

    /// <summary>Adds what arrived; <see cref="TryTake"/> is to be called until it has nothing more.</summary>
    public void Add(ReadOnlySpan<byte> arrived)
    {
        if (Error is not null)
        {
            return;
        }

        if (_start + Held + arrived.Length > _octets.Length)
        {
            var room = new byte[Math.Max(Held + arrived.Length, Held * 2)];
            _octets.AsSpan(_start, Held).CopyTo(room);
            (_octets, _start) = (room, 0);
        }

        arrived.CopyTo(_octets.AsSpan(_start + Held));
        Held += arrived.Length;
    }

    /// <returns><see langword="false"/> when no message is whole, or nothing follows any more.</returns>
    public bool TryTake([NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        var left = _octets.AsSpan(_start, Held);
        if (Error is not null || !FrameHeader.TryRead(left, out var header))
        {
            return false;
        }

        if (header.TokenLength > FrameHeader.MaxTokenLength)
        {
            return Refuse("RFC 8323 §3.2", $"token length is {header.TokenLength}; 9 to 15 are reserved");
        }

        if (header.Total > longest)
        {
            return Refuse("RFC 8323 §5.3.1", $"a message of {header.Total} octets is announced; {longest} are the most");
        }

        if (Held < header.Total)
        {
            return false;
        }

        var total = (int)header.Total;
        frame = new(header.TokenLength, header.Code, left[header.Size..total].ToArray());
        (_start, Held, _taken) = (_start + total, Held - total, _taken + total);
        return true;
    }

    private bool Refuse(string clause, string message)
    {
        Error = new((int)Math.Min(_taken, int.MaxValue), clause, message);
        (_octets, _start, Held) = ([], 0, 0);
        return false;
    }
}
