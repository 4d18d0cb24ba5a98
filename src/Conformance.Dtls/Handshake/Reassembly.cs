using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>Puts messages together from their fragments and hands them over in the order of their numbers.</summary>
/// <remarks>RFC 6347 §4.2.2, §4.2.3. Fragments may overlap, repeat and come in any order; what is kept is bounded.</remarks>
/// <param name="longest">Messages longer than this are refused; 0 takes those in one fragment alone.</param>
public sealed class Reassembly(int longest = Reassembly.LongestMessage)
{
    /// <summary>The longest message that is put together: room for a chain of 16 kB and more.</summary>
    public const int LongestMessage = 1 << 17;

    /// <summary>How far ahead of the next message one may be to be kept.</summary>
    public const int Ahead = 8;

    private readonly SortedDictionary<ushort, Partial> _open = [];

    /// <summary>The number of the message that is handed over next.</summary>
    public ushort Next { get; private set; }

    /// <summary>Takes a fragment in.</summary>
    /// <returns><see langword="false"/> when it cannot be: too long, or at odds with what came before it.</returns>
    public bool TryAdd(HandshakeFragment fragment, out DecodeError error)
    {
        ArgumentNullException.ThrowIfNull(fragment);

        error = default;
        if (fragment.Sequence < Next || fragment.Sequence >= Next + Ahead)
        {
            return true; // seen already, or so far ahead that it will come again
        }

        if (longest == 0 ? fragment.Octets.Length < fragment.Length : fragment.Length > longest)
        {
            error = new(0, "RFC 6347 §4.2.2", $"a message of {fragment.Length} octets in fragments; at most {longest} are taken");
            return false;
        }

        if (!_open.TryGetValue(fragment.Sequence, out var partial))
        {
            _open[fragment.Sequence] = partial = new(fragment.Type, fragment.Length);
        }

        if (partial.Type != fragment.Type || partial.Length != fragment.Length)
        {
            error = new(0, "RFC 6347 §4.2.3", $"a fragment of {fragment.Type} with {fragment.Length} octets; those before it were of {partial.Type} with {partial.Length}");
            return false;
        }

        partial.Add(fragment);
        return true;
    }

    /// <summary>What came ahead of the next message is as if it had not.</summary>
    public void Forget() => _open.Clear();

    /// <summary>The next message, if it is whole.</summary>
    public HandshakeMessage? Take()
    {
        if (!_open.TryGetValue(Next, out var partial) || !partial.IsWhole)
        {
            return null;
        }

        _open.Remove(Next);
        return new(partial.Type, Next++, partial.Octets);
    }

    /// <summary>Keeps pieces until they are all there, so that a length or an offset alone costs nothing.</summary>
    private sealed class Partial(HandshakeType type, int length)
    {
        private readonly List<(int From, int To)> _have = [];
        private readonly List<HandshakeFragment> _pieces = [];
        private int _kept;

        public HandshakeType Type => type;

        public int Length => length;

        public bool IsWhole => length == 0 ? _pieces.Count > 0 : _have is [(0, var to)] && to == length;

        public byte[] Octets
        {
            get
            {
                var octets = new byte[length];
                _pieces.ForEach(piece => piece.Octets.CopyTo(octets.AsMemory(piece.Offset)));
                return octets;
            }
        }

        /// <summary>Takes a piece that brings something new. When overlaps cost more than the message again, it begins anew.</summary>
        public void Add(HandshakeFragment piece)
        {
            var (from, to) = (piece.Offset, piece.Offset + piece.Octets.Length);
            if (_have.Any(range => range.From <= from && range.To >= to))
            {
                return;
            }

            if (_kept > length)
            {
                _pieces.Clear();
                _have.Clear();
                _kept = 0;
            }

            _pieces.Add(piece);
            _kept += piece.Octets.Length;
            foreach (var met in _have.Where(range => range.From <= to && range.To >= from).ToList())
            {
                (from, to) = (Math.Min(from, met.From), Math.Max(to, met.To));
                _have.Remove(met);
            }

            _have.Add((from, to));
        }
    }
}
