using System.Net;
using Conformance.Engine.Running;
using Conformance.Simulation.Impairments;

namespace Conformance.Harness.Running;

/// <summary>What a person or a CI job asked for.</summary>
public sealed record RunRequest
{
    /// <summary>Device file: a path, or a name below <c>profiles/devices</c>.</summary>
    public string Device { get; init; } = "reference";

    /// <summary>Profile folder or name; the default profile unless given.</summary>
    public string? Profile { get; init; }

    /// <summary>Enabler version to judge by: <c>1.0</c>, <c>1.1</c> or <c>1.2</c>; the one that the device declares unless given.</summary>
    public string? Lwm2m { get; init; }

    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>Leave out what takes a minute or more, where <see cref="Select"/> says nothing.</summary>
    public bool Brief { get; init; }

    public TimeSpan? Budget { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>The run folder; a new one below <c>reports</c> unless given.</summary>
    public string? Output { get; init; }

    /// <summary>One case at a time, in plan order.</summary>
    public bool Serial { get; init; }

    /// <summary>How many devices run side by side; what the device file says unless given.</summary>
    public int? Instances { get; init; }

    /// <summary>Whether every case gets a device of its own; what the device file says unless given.</summary>
    public bool? Fresh { get; init; }

    /// <summary>Continue the run in the output folder: cases that have a result and have not changed are not run again.</summary>
    public bool Resume { get; init; }

    /// <summary>An unanswered PICS question is refused instead of being inconclusive.</summary>
    public bool StrictPics { get; init; }

    /// <summary>What the roles bind to, port 0 asking for a free one; loopback addresses of our own unless given.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>What devices are told instead of the bound address.</summary>
    public Uri? Advertise { get; init; }

    /// <summary>File of known deviations; the one that the device file names unless given.</summary>
    public string? Baseline { get; init; }

    /// <summary>Every fail counts, known or not.</summary>
    public bool NoBaseline { get; init; }

    /// <summary>Virtual time and an in-memory network instead of sockets; only for the embedded reference device.</summary>
    public bool Virtual { get; init; }

    /// <summary>Preset of <see cref="ImpairmentPresets"/> for the virtual network; a quick one that loses nothing unless given.</summary>
    public string? Impair { get; init; }

    /// <summary>Draw the Allure page.</summary>
    public bool Allure { get; init; } = true;

    /// <summary>The command line, for <c>environment.json</c>.</summary>
    public string CommandLine { get; init; } = string.Empty;

    public Func<string, CancellationToken, Task<OperatorAnswer>>? Ask { get; init; }
}
