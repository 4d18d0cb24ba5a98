using Conformance.Coap.Options;

namespace Conformance.Lwm2m.Formats;

/// <summary>The data formats of LwM2M 1.0–1.2.</summary>
public static class DataFormats
{
    public static IReadOnlyList<IFormat> All => throw new NotImplementedException();

    /// <summary>The format of that number, or <see langword="null"/>. Text, opaque, CBOR, TLV, JSON, SenML JSON/CBOR (and their ETCH numbers), LwM2M CBOR; link format is <see cref="Coap.Links.LinkFormat"/>.</summary>
    public static IFormat? Find(ContentFormat format) => throw new NotImplementedException();
}
