using Conformance.Model;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Running;

/// <summary>What every case of a run shares.</summary>
public sealed record CaseSettings
{
    public required Profile Profile { get; init; }

    public required DeviceDescription Device
    {
        get;
        init => (field, Parameters) = (value, Roots.Nested(value.Pixit));
    }

    /// <summary>The device's PIXIT as expressions walk it.</summary>
    public Value.Map Parameters { get; private init; } = Roots.Nested(new Dictionary<string, Value>());

    /// <summary>PICS after the probe.</summary>
    public required IReadOnlyDictionary<string, PicsAnswer> Pics { get; init; }

    public required Tolerance Tolerance { get; init; }

    /// <summary>Folder of binary inputs, <c>testcases/files</c>.</summary>
    public required string Files { get; init; }

    /// <summary>Of the run; what a case draws at random follows from it and the case's id.</summary>
    public long Seed { get; init; }

    /// <summary>Asks a person; <see langword="null"/> when nobody is there to be asked.</summary>
    public Func<string, CancellationToken, Task<OperatorAnswer>>? Ask { get; init; }
}
