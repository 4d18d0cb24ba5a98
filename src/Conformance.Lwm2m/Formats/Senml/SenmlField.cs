using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Formats.Senml;

/// <summary>One labelled field of a record, whichever representation it came in.</summary>
/// <param name="Offset">Octet of the value.</param>
/// <param name="Label">The JSON label; CBOR's integers are translated (RFC 8428 §6).</param>
/// <param name="Value">A scalar; <see langword="null"/> for null and for nested data.</param>
/// <param name="Found">What the value is, for messages.</param>
internal sealed record SenmlField(int Offset, string Label, Lwm2mValue? Value, string Found)
{
    public const string FoundNull = "null";

    public bool IsNull => Found == FoundNull;
}
