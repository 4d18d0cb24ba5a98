namespace Conformance.Wire;

/// <summary>Which numbers were seen: the newest, and which of those shortly before it.</summary>
/// <remarks>RFC 6347 §4.1.2.6; RFC 8613 §3.2.2. Ask first, verify what has the number, and mark only what verified.</remarks>
/// <param name="size">How many numbers it remembers, up to <see cref="Largest"/>.</param>
public sealed class ReplayWindow(int size = ReplayWindow.Largest)
{
    /// <summary>The largest size.</summary>
    public const int Largest = 64;

    private ulong _newest;
    private ulong _seen;

    public bool IsNew(ulong number) =>
        _seen == 0 || number > _newest || (_newest - number is var age && age < (ulong)size && (_seen >> (int)age & 1) == 0);

    public bool IsNewest(ulong sequence) => _seen == 0 || sequence > _newest;

    public void Mark(ulong number)
    {
        if (_seen == 0 || number > _newest)
        {
            var ahead = _seen == 0 ? Largest : number - _newest;
            _seen = ahead >= Largest ? 1 : (_seen << (int)ahead) | 1;
            _newest = number;
        }
        else if (_newest - number is var age && age < Largest)
        {
            _seen |= 1UL << (int)age;
        }
    }
}
