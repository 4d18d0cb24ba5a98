namespace Conformance.Harness.Running;

/// <summary>Time that processors spent on this program alone: what it starts, such as devices, is not in it.</summary>
/// <param name="User">In the program itself.</param>
/// <param name="Kernel">In the kernel for it.</param>
public readonly record struct CpuTime(TimeSpan User, TimeSpan Kernel)
{
    public TimeSpan Total => User + Kernel;

    public static CpuTime operator -(CpuTime later, CpuTime earlier) => new(later.User - earlier.User, later.Kernel - earlier.Kernel);

    /// <summary>Since the program began.</summary>
    public static CpuTime Spent()
    {
        var spent = Environment.CpuUsage;
        return new(spent.UserTime, spent.PrivilegedTime);
    }
}
