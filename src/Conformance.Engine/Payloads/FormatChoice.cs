using Conformance.Coap.Options;
using Conformance.Engine.Running;
using Conformance.Model;

namespace Conformance.Engine.Payloads;

/// <summary>The data format a write uses when the case names none: one that the device did not deny.</summary>
public static class FormatChoice
{
    private static readonly (ContentFormat Format, string Pics)[] Structured =
    [
        (ContentFormat.SenmlCbor, "C.FMT.SENML-CBOR"),
        (ContentFormat.SenmlJson, "C.FMT.SENML-JSON"),
        (ContentFormat.Tlv, "C.FMT.TLV"),
    ];

    /// <summary>Text when the device takes it, since any one value fits; opaque resources and everything else go structured.</summary>
    public static ContentFormat ForValue(CaseSettings settings, bool opaque) =>
        !opaque && Allows(settings, "C.FMT.TEXT") ? ContentFormat.Text : ForValues(settings);

    /// <summary>LwM2M 1.0 knows only TLV (and JSON); later versions prefer SenML CBOR, then SenML JSON, then TLV, whichever is declared first.</summary>
    public static ContentFormat ForValues(CaseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Device.Lwm2m == "1.0")
        {
            return ContentFormat.Tlv;
        }

        var declared = Structured.FirstOrDefault(choice => Answer(settings, choice.Pics) == Ternary.Yes);
        return declared.Pics is null ? (Structured.FirstOrDefault(choice => Allows(settings, choice.Pics)) is { Pics: not null } undenied ? undenied.Format : ContentFormat.Tlv) : declared.Format;
    }

    /// <summary>Create without an instance id is best said in TLV, which can leave the id out (Core 1.1 §7.4.3).</summary>
    public static ContentFormat ForCreate(CaseSettings settings, bool withInstance) =>
        !withInstance && Allows(settings, "C.FMT.TLV") ? ContentFormat.Tlv : ForValues(settings);

    /// <summary>Composite operations exist in SenML and, from 1.2, LwM2M CBOR only (Core 1.1 §6.3.8).</summary>
    public static ContentFormat ForComposite(CaseSettings settings) =>
        Answer(settings, "C.FMT.SENML-CBOR") != Ternary.Yes && Answer(settings, "C.FMT.SENML-JSON") == Ternary.Yes
            ? ContentFormat.SenmlJson
            : ContentFormat.SenmlCbor;

    private static bool Allows(CaseSettings settings, string pics) => Answer(settings, pics) != Ternary.No;

    private static Ternary Answer(CaseSettings settings, string pics) => settings.Pics.GetValueOrDefault(pics)?.Value ?? Ternary.Unknown;
}
