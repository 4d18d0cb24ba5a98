using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats;

/// <summary>A data format: octets to entries and back.</summary>
public interface IFormat
{
    ContentFormat ContentFormat { get; }

    /// <summary>Decodes a payload.</summary>
    /// <param name="octets">The payload.</param>
    /// <param name="basePath">The path of the request; formats without paths of their own (text, TLV) are relative to it.</param>
    /// <param name="model">Gives types to formats that carry none.</param>
    /// <param name="entries">In the order of the payload.</param>
    /// <param name="error">On failure, the offending octet and the clause it breaks.</param>
    bool TryRead(ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error);

    /// <summary>Encodes entries below <paramref name="basePath"/>.</summary>
    /// <exception cref="NotSupportedException">The format cannot carry that (text of a whole instance): the caller's mistake.</exception>
    byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model);
}
