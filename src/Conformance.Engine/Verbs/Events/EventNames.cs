using Conformance.Engine.Benches;

namespace Conformance.Engine.Verbs.Events;

/// <summary>Events a case can wait for.</summary>
public static class EventNames
{
    public static IReadOnlyList<string> All { get; } =
        ["register", "update", "deregister", "notify", "send", "bs-request", "bs-pack-request", "request", "copy", "datagram", "fetch", "operation"];

    /// <summary>The role that sees an event when the step does not say <c>at</c>.</summary>
    public static string RoleOf(string name) =>
        name.StartsWith("bs-", StringComparison.Ordinal) ? RoleNames.Bootstrap : name == "fetch" ? RoleNames.Files : name == "operation" ? RoleNames.Client : RoleNames.Server;
}
