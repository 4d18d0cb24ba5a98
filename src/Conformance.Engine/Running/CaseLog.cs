using Conformance.Model;
using Conformance.Roles;

namespace Conformance.Engine.Running;

/// <summary>Turns what passed the roles into the decoded log of a case.</summary>
public static class CaseLog
{
    /// <param name="trace">What was kept of it.</param>
    /// <param name="leftOut">How much was not; it becomes a line of its own.</param>
    public static IReadOnlyList<LogLine> Of(IEnumerable<RoleTrace> trace, long leftOut, TimeSpan startedAt, TimeSpan endedAt) =>
    [
        .. trace.Select(seen => new LogLine(
            seen.Event.Time - startedAt,
            From: seen.Event.Sent ? seen.Role : "device",
            To: seen.Event.Sent ? "device" : seen.Role,
            Summary: seen.Said ?? seen.Event.Message?.ToString() ?? $"undecodable: {seen.Event.Error}",
            seen.Detail,
            seen.Event.Note)),
        .. leftOut == 0 ? Array.Empty<LogLine>() : [new(endedAt - startedAt, "engine", string.Empty, $"{leftOut} further messages are left out", string.Empty, string.Empty)],
    ];
}
