using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>One test case (one parameter row of it), checked and ready to run.</summary>
public sealed record BoundCase
{
    /// <summary>The id, with the row in brackets when the case has parameters: <c>C-FMT-010[senml-cbor]</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Purpose { get; init; }

    public required IReadOnlyList<string> Requirements { get; init; }

    /// <summary>Over PICS and PIXIT; the row's own condition is joined with <c>and</c>. <see langword="null"/>: always.</summary>
    public required Applicability? AppliesIf { get; init; }

    public required string Iut { get; init; }

    /// <summary>Roles we play; the first is the default for <c>at</c>.</summary>
    public required IReadOnlyList<string> Testers { get; init; }

    public required IReadOnlyList<string> Ets { get; init; }

    public required IReadOnlyList<string> Claims { get; init; }

    /// <summary>How an erratum of the Enabler Test Specification was decided; empty when there was nothing to decide.</summary>
    public string Decision { get; init; } = string.Empty;

    /// <summary>Why the case need not kill a fault; <see langword="null"/> when it has to.</summary>
    public string? Smoke { get; init; }

    /// <summary>Test parameters its expressions use, without prefix: <c>writable.path</c>, or a group such as <c>writable</c>.</summary>
    public IReadOnlyList<string> Pixit { get; init; } = [];

    /// <summary><c>fast</c>, <c>timed</c>, <c>slow</c>, <c>long</c>: from the sum of lower window bounds (10 s, 60 s, 300 s).</summary>
    public required string Tag { get; init; }

    /// <summary>Sum of lower window bounds: the least wall time on an IUT that answers at once.</summary>
    public required TimeSpan LeastDuration { get; init; }

    /// <summary>Constants by name, in order; a later one may use an earlier one.</summary>
    public required IReadOnlyList<KeyValuePair<string, BoundValue>> Vars { get; init; }

    public required IReadOnlyList<BoundStep> Preconditions { get; init; }

    public required IReadOnlyList<BoundStep> Steps { get; init; }

    public required IReadOnlyList<BoundStep> Cleanup { get; init; }

    /// <summary>Path of the file relative to the test-case root, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, hex.</summary>
    public required string Hash { get; init; }

    public required SourceSpan Span { get; init; }

    /// <summary>The case with the time it takes on a device whose parameters are known, and the tag for it.</summary>
    /// <param name="pixit">The parameters, nested by the dots of their names.</param>
    public BoundCase On(Value pixit)
    {
        var least = new Windows(Vars, pixit).Least([.. Preconditions, .. Steps, .. Cleanup]);
        return this with { LeastDuration = least, Tag = Tags.Of(least) };
    }
}
