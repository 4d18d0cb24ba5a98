namespace Conformance.Engine.Campaigns;

/// <summary>Cases that wait for a device, in running order. Asked from the threads of all devices.</summary>
public sealed class CaseQueue(IEnumerable<PlannedCase> cases)
{
    private readonly Lock _gate = new();
    private readonly List<PlannedCase> _waiting = [.. cases];

    /// <summary>Takes out the first case that <paramref name="fits"/>.</summary>
    /// <returns><see langword="null"/> when none does.</returns>
    public PlannedCase? Take(Func<PlannedCase, bool> fits)
    {
        lock (_gate)
        {
            var index = _waiting.FindIndex(planned => fits(planned));
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
