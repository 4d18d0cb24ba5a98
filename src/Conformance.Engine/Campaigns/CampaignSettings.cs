using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Engine.Worlds;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Campaigns;

/// <summary>A run of many cases against one device.</summary>
public sealed record CampaignSettings
{
    /// <summary>Gives the selected cases, in plan order; asked once, when the device has been probed, with the objects of which it announced an instance.</summary>
    public required Func<IReadOnlyCollection<ushort>, IReadOnlyList<BoundCase>> Cases { get; init; }

    /// <summary>Selected cases that cannot be read, as errors; asked once, after <see cref="Cases"/>.</summary>
    public Func<IReadOnlyList<CaseRecord>> Unreadable { get; init; } = static () => [];

    public required Profile Profile { get; init; }

    public required DeviceDescription Device { get; init; }

    public required BenchSettings Bench { get; init; }

    public required IWorlds Worlds { get; init; }

    public required long Seed { get; init; }

    /// <summary>How many devices run side by side; a device that nothing can start is always one.</summary>
    public required int Lanes { get; init; }

    /// <summary>How many cases a device that is kept between cases may run at once, as far as their claims allow.</summary>
    public int Overlap { get; init; } = 1;

    public required Tolerance Tolerance { get; init; }

    /// <summary>Folder of binary inputs.</summary>
    public required string Files { get; init; }

    /// <summary>The <c>--select</c> terms, for the record.</summary>
    public required IReadOnlyList<string> Selection { get; init; }

    /// <summary>Version of the suite, for the record.</summary>
    public required string SuiteVersion { get; init; }

    /// <summary>Cases not begun after this much of the run stay <c>not-run</c>.</summary>
    public TimeSpan? Budget { get; init; }

    public Func<string, CancellationToken, Task<OperatorAnswer>>? Ask { get; init; }
}
