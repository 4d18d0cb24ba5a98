using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Model;

namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Core 1.1 Appendix C, in every format for several values that the device has.</remarks>
internal sealed class TypeAspect : IAspect
{
    private static readonly (string Pics, ContentFormat Format)[] Structured =
    [
        ("C.FMT.TLV", ContentFormat.Tlv),
        ("C.FMT.SENML-JSON", ContentFormat.SenmlJson),
        ("C.FMT.SENML-CBOR", ContentFormat.SenmlCbor),
        ("C.FMT.LWM2M-CBOR", ContentFormat.Lwm2mCbor),
    ];

    public string Name => "types";

    public string Summary => "values have the defined type, in every format of the device";

    public async Task JudgeAsync(Survey survey)
    {
        var pics = survey.Context.Run.Settings.Pics;
        foreach (var instance in survey.Instances)
        {
            foreach (var (_, format) in Structured.Where(format => pics.GetValueOrDefault(format.Pics)?.Value == Ternary.Yes))
            {
                await JudgeAsync(survey, instance, format);
            }
        }
    }

    private static async Task JudgeAsync(Survey survey, Lwm2mPath instance, ContentFormat format)
    {
        if (await survey.AskAsync(OperationKind.Read, instance, accept: format) is not { Response.Code.IsSuccess: true } result)
        {
            survey.Context.Remark($"a Read of {instance} as {format} brings nothing to look at");
            return;
        }

        var at = result.Last.EndedAt;
        if (result.ContentError is { } wrong)
        {
            survey.Context.Miss($"{instance} as {format} does not decode, {wrong}", "values of the defined types", Wire.Hex.Of(result.Body.Span, 64), at);
            return;
        }

        List<Entry> strange = [.. result.Entries.Where(entry => survey[entry.Path] is { } definition && entry.Value is { } value && value.Type != definition.Type)];
        foreach (var entry in strange)
        {
            survey.Context.Miss(
                $"{entry.Path} as {format} is of type {entry.Value!.Type}; {survey[entry.Path]!.Type} is required", $"{survey[entry.Path]!.Type}", $"{entry.Value.Type}", at);
        }

        if (strange.Count == 0)
        {
            survey.Context.Satisfied($"{instance} as {format}: the defined types", $"{result.Entries.Count} values", at);
        }
    }
}
