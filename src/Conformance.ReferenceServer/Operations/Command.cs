using Conformance.Coap.Options;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceServer.Operations;

/// <summary>What a user of the server wants of a client.</summary>
public sealed record Command
{
    public required OperationKind Kind { get; init; }

    /// <summary>What it is about; the root for composite operations.</summary>
    public required Lwm2mPath Path { get; init; }

    /// <summary>For composite operations that name what they want.</summary>
    public IReadOnlyList<Lwm2mPath> Paths { get; init; } = [];

    /// <summary>Path → value as plain text, for what writes.</summary>
    public IReadOnlyDictionary<Lwm2mPath, string> Values { get; init; } = new Dictionary<Lwm2mPath, string>();

    /// <summary>The format to write in, or to ask for; the server's choice unless given.</summary>
    public ContentFormat? Format { get; init; }

    /// <summary>Attributes to write.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Arguments of an Execute.</summary>
    public string? Arguments { get; init; }
}
