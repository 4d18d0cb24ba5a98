using Conformance.Engine.Benches;
using Conformance.Est.Enrolment;

namespace Conformance.Engine.Verbs.Events;

/// <summary>Events a case can wait for.</summary>
public static class EventNames
{
    /// <summary>Requests for enrolment; the bootstrap server takes them.</summary>
    public static IReadOnlyList<string> Enrolment { get; } =
        [.. EstPaths.ByName.Keys.Prepend(EstPaths.NameOf(EstFunction.Discovery)).Select(name => $"est-{name}")];

    public static IReadOnlyList<string> All { get; } =
        ["register", "update", "deregister", "notify", "send", "bs-request", "bs-pack-request", "request", "copy", "datagram", "fetch", "hello", "handshake", "alert", "protected", "connect", "signal", "oversize", "disconnect", "operation", .. Enrolment];

    /// <summary>The role that sees an event when the step does not say <c>at</c>.</summary>
    public static string RoleOf(string name) =>
        name.StartsWith("bs-", StringComparison.Ordinal) || Enrolment.Contains(name) ? RoleNames.Bootstrap : name == "fetch" ? RoleNames.Files : name == "operation" ? RoleNames.Client : RoleNames.Server;
}
