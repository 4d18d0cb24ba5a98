namespace Conformance.Reporting;

/// <summary>One kind of exception for every reason why a place cannot be written.</summary>
internal static class Disk
{
    /// <exception cref="IOException">The disk is full, the place is taken, or access is denied.</exception>
    public static TResult Try<TResult>(Func<TResult> access)
    {
        try
        {
            return access();
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new IOException(cause.Message, cause);
        }
    }
}
