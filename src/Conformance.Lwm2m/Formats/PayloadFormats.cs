using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats.Cbor;
using Conformance.Lwm2m.Formats.Json;
using Conformance.Lwm2m.Formats.Lwm2mCbor;
using Conformance.Lwm2m.Formats.Opaque;
using Conformance.Lwm2m.Formats.SenmlCbor;
using Conformance.Lwm2m.Formats.SenmlJson;
using Conformance.Lwm2m.Formats.Text;
using Conformance.Lwm2m.Formats.Tlv;

namespace Conformance.Lwm2m.Formats;

/// <summary>The data formats of LwM2M 1.0–1.2.</summary>
public static class PayloadFormats
{
    public static IReadOnlyList<IFormat> All { get; } =
    [
        new TextFormat(),
        new OpaqueFormat(),
        new CborFormat(),
        new SenmlJsonFormat(ContentFormat.SenmlJson),
        new SenmlCborFormat(ContentFormat.SenmlCbor),
        new SenmlJsonFormat(ContentFormat.SenmlEtchJson),
        new SenmlCborFormat(ContentFormat.SenmlEtchCbor),
        new TlvFormat(),
        new JsonFormat(),
        new Lwm2mCborFormat(),
    ];

    /// <summary>
    /// The format of that number, or <see langword="null"/>. Text, opaque, CBOR, TLV, JSON, SenML JSON/CBOR (and their ETCH numbers),
    /// LwM2M CBOR; link format is <see cref="Coap.Links.LinkFormat"/>.
    /// </summary>
    public static IFormat? Find(ContentFormat format) => All.FirstOrDefault(candidate => candidate.ContentFormat == format);
}
