using Conformance.Engine.Benches;
using Conformance.Roles;
using Conformance.Wire;

namespace Conformance.Engine.Running;

/// <summary>How much evidence one case keeps. A device that floods fills neither memory nor disk; what is left out is counted.</summary>
public static class CaseEvidenceLimits
{
    /// <summary>Events that no step consumed and that the record lists.</summary>
    public const int Unconsumed = 100;

    private const int Datagrams = 4000;
    private const int LogLines = 1000;
    private const int Octets = 2 * 1024 * 1024;
    private const int OctetsOfOption = 128;

    public static RecordingSlice<CapturedDatagram> Open(Recording<CapturedDatagram> datagrams)
    {
        ArgumentNullException.ThrowIfNull(datagrams);
        return datagrams.Open(Datagrams, Octets);
    }

    public static RecordingSlice<RoleTrace> Open(Recording<RoleTrace> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return messages.Open(LogLines, Octets);
    }

    /// <summary>About how much memory a decoded message takes.</summary>
    public static int SizeOf(RoleTrace seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return seen.Event.Octets.Length + (seen.Detail.Length * sizeof(char)) + ((seen.Event.Message?.Options.Count ?? 0) * OctetsOfOption);
    }
}
