namespace Conformance.Dtls.Records;

/// <summary>Which records of an epoch were seen: the newest, and which of the 63 before it.</summary>
/// <remarks>RFC 6347 §4.1.2.6. Ask first, verify the record, and mark only what verified.</remarks>
public sealed class ReplayWindow
{
    /// <summary>How many numbers it remembers.</summary>
    public const int Size = 64;

    private ulong _newest;
    private ulong _seen;

    public bool IsNew(ulong sequence) =>
        _seen == 0 || sequence > _newest || (_newest - sequence is var age && age < Size && (_seen >> (int)age & 1) == 0);

    public bool IsNewest(ulong sequence) => _seen == 0 || sequence > _newest;

    public void Mark(ulong sequence)
    {
        if (_seen == 0 || sequence > _newest)
        {
            var ahead = _seen == 0 ? Size : sequence - _newest;
            _seen = ahead >= Size ? 1 : (_seen << (int)ahead) | 1;
            _newest = sequence;
        }
        else if (_newest - sequence is var age && age < Size)
        {
            _seen |= 1UL << (int)age;
        }
    }
}
