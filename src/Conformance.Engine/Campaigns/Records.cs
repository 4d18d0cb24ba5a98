using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Campaigns;

/// <summary>Parts of the run record that do not come from running.</summary>
public static class Records
{
    /// <summary>A case that did not run.</summary>
    public static CaseRecord Unrun(BoundCase test, Outcome outcome, string reason)
    {
        ArgumentNullException.ThrowIfNull(test);
        return new(
            test.Id,
            test.Title,
            test.Purpose,
            Path.GetDirectoryName(test.File)?.Replace('\\', '/') ?? string.Empty,
            test.File,
            test.Hash,
            outcome,
            reason,
            Findings: [],
            test.Ets,
            test.Requirements,
            Judged: new Dictionary<string, Outcome>(),
            StartedAt: TimeSpan.Zero,
            Duration: TimeSpan.Zero,
            LongestWait: TimeSpan.Zero,
            Steps: [],
            Log: [],
            Unconsumed: []);
    }

    /// <summary>The device for the record; secret parameters stay out.</summary>
    public static DeviceStamp Stamp(Profile profile, DeviceDescription device, IReadOnlyDictionary<string, PicsAnswer> pics)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(device);

        var pixit = device.Pixit
            .Where(entry => !(profile.Pixit.GetValueOrDefault(entry.Key)?.Secret ?? false))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Key, entry => entry.Value.ToDisplay(), StringComparer.Ordinal);
        return new(device.Name, device.Title, device.Lwm2m, new SortedDictionary<string, PicsAnswer>(pics.ToDictionary(), StringComparer.Ordinal), pixit);
    }

    /// <summary>Every requirement of the profile, with its clause in the version that the device is judged by.</summary>
    public static IReadOnlyList<Requirement> Requirements(Profile profile, string version)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return [.. profile.Requirements.Keys.Order(StringComparer.Ordinal).Select(id => profile.Find(id, version)).OfType<Requirement>()];
    }

    /// <summary>Without what no two runs share: in self-play the measured lag is left out, so that the record is the same octet for octet.</summary>
    public static CaseRecord Repeatable(CaseRecord record, bool isVirtual)
    {
        ArgumentNullException.ThrowIfNull(record);
        return isVirtual ? record with { Findings = [.. record.Findings.Select(finding => finding with { Lag = TimeSpan.Zero })] } : record;
    }
}
