namespace Conformance.Engine.Worlds;

/// <summary>Makes worlds: virtual ones for self-play, real ones for devices.</summary>
public interface IWorlds
{
    /// <summary><c>virtual</c> or <c>wall</c>, for the run record.</summary>
    string ClockName { get; }

    World Create(int seed);
}
