using System.Runtime.ExceptionServices;

namespace Conformance.Reporting;

/// <summary>Files that know nothing of each other, written on all cores.</summary>
internal static class Sheaf
{
    /// <exception cref="IOException">The first file that could not be written says why.</exception>
    public static void Write<T>(IEnumerable<T> files, Action<T> write)
    {
        try
        {
            Parallel.ForEach(files, write);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
