using Conformance.Coap.Links;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Roles;

/// <summary>A body decoded by its Content-Format, as far as it decodes.</summary>
/// <param name="Entries">Of a data format; empty otherwise.</param>
/// <param name="Links">Of link format; empty otherwise.</param>
/// <param name="Error">Why the body does not decode, or <see langword="null"/>.</param>
internal sealed record Content(IReadOnlyList<Entry> Entries, IReadOnlyList<Link> Links, DecodeError? Error)
{
    public static Content None { get; } = new([], [], null);

    /// <summary>Decodes a body. An empty body without Content-Format is no content and no error.</summary>
    /// <param name="basePath">What paths in the body are relative to.</param>
    public static Content Of(ContentFormat? format, ReadOnlySpan<byte> body, Lwm2mPath basePath, ObjectModel model) => format switch
    {
        null => body.IsEmpty ? None : Undecoded($"{body.Length} octets of payload without Content-Format; their meaning cannot be told"),
        { } links when links == ContentFormat.LinkFormat => OfLinks(body),
        { } known when PayloadFormats.Find(known) is { } data => data.TryRead(body, basePath, model, out var entries, out var error)
            ? new(entries, [], null)
            : new([], [], error),
        { } other => Undecoded($"Content-Format is {other.Value}, which is no format of LwM2M"),
    };

    /// <summary>What a body without Content-Format is read as, so that what was to be judged can be: the format asked for, else what carries one value.</summary>
    /// <remarks>The missing option stays visible, and is its own requirement's matter (Core 1.0 §6.4, Core 1.1 §7.4).</remarks>
    /// <returns><see langword="null"/> when even that says nothing.</returns>
    public static ContentFormat? Assumed(ContentFormat? asked, Lwm2mPath path, ObjectModel model) => asked ?? model.Resource(path) switch
    {
        { Type: ResourceType.Opaque } one when path.Depth == 4 || !one.Multiple => ContentFormat.Opaque,
        { } one when path.Depth == 4 || !one.Multiple => ContentFormat.Text,
        _ => null,
    };

    /// <summary>Decodes link format, whatever Content-Format came with it.</summary>
    public static Content OfLinks(ReadOnlySpan<byte> body) =>
        LinkFormat.TryRead(body, out var links, out var error) ? new([], links, null) : new([], [], error);

    private static Content Undecoded(string message) => new([], [], new DecodeError(0, "RFC 7252 §5.5.1", message));
}
