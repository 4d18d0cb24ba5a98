using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Operations;

namespace Conformance.Roles;

/// <summary>An operation to be sent to the IUT, as exactly as the script wants it.</summary>
public sealed record OperationRequest
{
    public required OperationKind Kind { get; init; }

    /// <summary>Uri-Path below the IUT's alternate path, for example <c>/3/0</c>. Composite operations have <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Prefix of a device behind a gateway, before the path; <see langword="null"/> for the IUT itself.</summary>
    public string? Behind { get; init; }

    /// <summary>Overrides the method the operation has.</summary>
    public CoapCode? Code { get; init; }

    public IReadOnlyList<string> Queries { get; init; } = [];

    public ContentFormat? ContentFormat { get; init; }

    public ContentFormat? Accept { get; init; }

    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Block size for the request body in octets (16 … 1024); <see langword="null"/>: blocks only where needed.</summary>
    public int? Block1 { get; init; }

    /// <summary>Block size from the second block of the body on; <see langword="null"/>: that of the first.</summary>
    public int? Block1Later { get; init; }

    /// <summary>Block size to ask the answer in; <see langword="null"/>: none asked.</summary>
    public int? Block2 { get; init; }

    public bool Confirmable { get; init; } = true;

    /// <summary>Further options, as they are.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>For <see cref="OperationKind.CancelObservation"/>: which one.</summary>
    public Observation? Observation { get; init; }

    /// <summary>Token to use instead of a fresh one.</summary>
    public Token? Token { get; init; }

    /// <summary>What is done wrong on purpose in sending it and in acknowledging its answer.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>How long to wait for each answer, from its first transmission.</summary>
    public required TimeSpan Within { get; init; }
}
