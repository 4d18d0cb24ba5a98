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

    /// <summary>The scripted client, of cases in which a server is under test.</summary>
    public const string Client = "client";

    /// <summary>Another client, at an address of its own.</summary>
    public const string Other = "guest";

    public static IReadOnlyList<string> All { get; } = [Server, Bootstrap, Second, Files, Client, Other];

    public static bool IsClient(string name) => name is Client or Other;
}
