using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Formats;

namespace Conformance.ReferenceServer.Operations;

/// <summary>What came of a command.</summary>
/// <param name="Code">The client's answer; <see langword="null"/> when there was none.</param>
/// <param name="Entries">Values that it brought.</param>
/// <param name="Links">Links that it brought.</param>
/// <param name="Error">What is wrong, or empty.</param>
public sealed record CommandResult(CoapCode? Code, IReadOnlyList<Entry> Entries, IReadOnlyList<Link> Links, string Error)
{
    /// <summary>Of a Create: where the instance is.</summary>
    public string? Location { get; init; }

    public static CommandResult Failed(string error) => new(null, [], [], error);
}
