namespace Conformance.Engine.Worlds;

/// <summary>Seeds of parts of a run, each independent of the order things run in.</summary>
public static class Seeds
{
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    /// <summary>FNV-1a over the run's seed and a name; the same on every platform and in every process.</summary>
    public static int Of(long runSeed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        var hash = FnvOffset;
        foreach (var octet in BitConverter.GetBytes(runSeed))
        {
            hash = (hash ^ octet) * FnvPrime;
        }

        foreach (var letter in name)
        {
            hash = (hash ^ letter) * FnvPrime;
        }

        return (int)(hash & int.MaxValue);
    }
}
