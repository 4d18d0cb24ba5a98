namespace Conformance.Wire;

/// <summary>Times in this product are monotonic: a <see cref="TimeSpan"/> since the clock's own arbitrary origin, comparable within one clock only.</summary>
public static class MonotonicTime
{
    extension(TimeProvider clock)
    {
        /// <summary>The monotonic time now.</summary>
        public TimeSpan Monotonic => clock.GetElapsedTime(0);
    }
}
