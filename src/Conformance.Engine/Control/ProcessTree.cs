using System.Diagnostics;

namespace Conformance.Engine.Control;

/// <summary>Ends a process that we started, and what it started.</summary>
/// <remarks>The base library finds the children of a process by reading about every process there is, which costs more than a quick case; Linux tells whether there are any.</remarks>
internal static class ProcessTree
{
    /// <exception cref="InvalidOperationException">It has not been started.</exception>
    public static void Kill(Process process) => process.Kill(entireProcessTree: HasChildren(process.Id));

    /// <returns><see langword="true"/> also where nobody tells.</returns>
    private static bool HasChildren(int process)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{process}/task").Any(thread => File.ReadAllText($"{thread}/children").Length > 0);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
