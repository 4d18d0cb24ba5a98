using System.Net;
using Conformance.Engine.Benches;
using Conformance.Model;
using Conformance.Roles;
using Conformance.Wire;

namespace Conformance.Engine.Running;

/// <summary>What one case keeps of what passes its bench: its own exchanges, and what belongs to nobody.</summary>
internal sealed class Evidence(TestBench bench, Inbox inbox, TimeSpan startedAt) : IDisposable
{
    private readonly RecordingSlice<CapturedDatagram> _datagrams = CaseEvidenceLimits.Open(bench.Captured);
    private readonly RecordingSlice<RoleTrace> _trace = CaseEvidenceLimits.Open(bench.Trace);

    /// <summary>Whether no datagram was left out.</summary>
    public bool IsWhole => _datagrams.LeftOut == 0;

    public IReadOnlyList<CapturedDatagram> Datagrams =>
        [.. _datagrams.Items.Where(passed => IsOurs(passed.Octets, passed.Sent, passed.Remote))];

    public IReadOnlyList<LogLine> Log => CaseLog.Of(
        _trace.Items.Where(passed => IsOurs(passed.Event.Octets, passed.Event.Sent, passed.Event.Remote)), _trace.LeftOut, startedAt, bench.Now);

    /// <summary>Events that no step consumed, one line each; copies show in the log.</summary>
    public IReadOnlyList<string> Unconsumed
    {
        get
        {
            var lines = inbox.Unconsumed.Where(seen => seen is not (CopyEvent or ProtectedEvent { Seen.Inner: not null })).Select(seen => $"{(seen.Time - startedAt).TotalSeconds:0.000} s {seen.Role}: {seen.Summary}").ToList();
            return lines.Count <= CaseEvidenceLimits.Unconsumed
                ? lines
                : [.. lines.Take(CaseEvidenceLimits.Unconsumed), $"{lines.Count - CaseEvidenceLimits.Unconsumed} further ones"];
        }
    }

    public void Dispose()
    {
        _datagrams.Dispose();
        _trace.Dispose();
    }

    // What cases beside this one exchanged with the device is evidence of theirs.
    private bool IsOurs(ReadOnlyMemory<byte> octets, bool sent, IPEndPoint remote) =>
        !inbox.HadCompany || bench.Ownership.Of(octets, sent, remote) is not { } owner || owner == inbox;
}
