namespace Conformance.Engine.Benches;

/// <summary>What cases call our roles.</summary>
public static class RoleNames
{
    public const string Server = "server";
    public const string Bootstrap = "bootstrap";

    /// <summary>The second LwM2M server.</summary>
    public const string Second = "second";

    /// <summary>The file host; it only answers.</summary>
    public const string Files = "files";

    public static IReadOnlyList<string> All { get; } = [Server, Bootstrap, Second];
}
