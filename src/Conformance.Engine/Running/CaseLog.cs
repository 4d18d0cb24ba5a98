using Conformance.Model;
using Conformance.Roles;

namespace Conformance.Engine.Running;

/// <summary>Turns what passed the roles into the decoded log of a case.</summary>
public static class CaseLog
{
    public static IReadOnlyList<LogLine> Of(IEnumerable<RoleTrace> trace, TimeSpan startedAt) =>
    [
        .. trace.Select(seen => new LogLine(
            seen.Event.Time - startedAt,
            From: seen.Event.Sent ? seen.Role : "device",
            To: seen.Event.Sent ? "device" : seen.Role,
            Summary: seen.Event.Message?.ToString() ?? $"undecodable: {seen.Event.Error}",
            seen.Detail,
            seen.Event.Note)),
    ];
}
