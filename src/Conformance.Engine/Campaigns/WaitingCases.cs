namespace Conformance.Engine.Campaigns;

/// <summary>Cases that wait for a device, in running order. Asked from the threads of all devices.</summary>
public sealed class WaitingCases(IEnumerable<PlannedCase> cases)
{
    private readonly Lock _gate = new();
    private readonly List<PlannedCase> _waiting = [.. cases];

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count == 0;
            }
        }
    }

    /// <summary>Takes out the first case that <paramref name="fits"/>.</summary>
    /// <param name="inOrder">Whether the first case of all has to fit.</param>
    /// <returns><see langword="null"/> when none does.</returns>
    public PlannedCase? Take(Func<PlannedCase, bool> fits, bool inOrder)
    {
        lock (_gate)
        {
            var index = inOrder && _waiting.Count > 0 ? fits(_waiting[0]) ? 0 : -1 : _waiting.FindIndex(planned => fits(planned));
            if (index < 0)
            {
                return null;
            }

            var taken = _waiting[index];
            _waiting.RemoveAt(index);
            return taken;
        }
    }
}
