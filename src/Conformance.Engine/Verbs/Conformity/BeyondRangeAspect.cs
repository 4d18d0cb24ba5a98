using Conformance.Coap.Messages;
using Conformance.Engine.Payloads;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>
/// Core 1.1 §6.3.3: a value that the resource cannot have is answered 4.00 and changes nothing. Values within the range are not written:
/// nobody knows what a device that obeys would do.
/// </remarks>
internal sealed class BeyondRangeAspect : IAspect
{
    public string Name => "beyond-ranges";

    public string Summary => "numbers next to a range, outside, are refused and change nothing";

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            foreach (var path in (await survey.PresentAsync(instance))?.Paths ?? [])
            {
                if (survey[path] is { IsWritable: true, IsReadable: true, Multiple: false, Type: ResourceType.Integer or ResourceType.Float } definition
                    && ValueRange.Of(definition) is { } range
                    && await ValueAsync(survey, path) is { } before)
                {
                    foreach (var beyond in range.Beyond())
                    {
                        await JudgeAsync(survey, path, definition, before, beyond);
                    }
                }
            }
        }
    }

    private static async Task JudgeAsync(Survey survey, Lwm2mPath path, ResourceDefinition definition, Lwm2mValue before, long beyond)
    {
        Lwm2mValue wrong = definition.Type == ResourceType.Float ? new Lwm2mValue.Float(beyond) : new Lwm2mValue.Integer(beyond);
        if (await WriteAsync(survey, path, wrong) is not { Response: { } answer } result)
        {
            return;
        }

        var (code, at) = (answer.Code.ToString(), result.Last.EndedAt);
        var after = await ValueAsync(survey, path);
        if (after is not null && !after.Equals(before))
        {
            survey.Context.Miss(
                $"a Write of {beyond} to {path} changed it from {before.ToText()} to {after.ToText()}; its range is {definition.Range}", before.ToText(), after.ToText(), at);
            await WriteAsync(survey, path, before);
        }
        else if (answer.Code == CoapCode.BadRequest)
        {
            survey.Context.Satisfied($"{path} = {beyond}: 4.00, nothing changed", code, at);
        }
        else
        {
            survey.Context.Miss($"a Write of {beyond} to {path} is answered {code}; its range is {definition.Range}, and 4.00 is required", "4.00", code, at);
        }
    }

    private static Task<Roles.OperationResult?> WriteAsync(Survey survey, Lwm2mPath path, Lwm2mValue value)
    {
        var format = FormatChoice.ForValue(survey.Context.Run.Settings, opaque: false);
        return survey.AskAsync(OperationKind.WriteReplace, path, body: (format, PayloadFormats.Find(format)!.Write([new(path, value)], path, survey.Context.Bench.Server.Model)));
    }

    private static async Task<Lwm2mValue?> ValueAsync(Survey survey, Lwm2mPath path) =>
        await survey.AskAsync(OperationKind.Read, path) is { Response.Code.IsSuccess: true, ContentError: null, Entries: [{ Value: { } value }] } ? value : null;
}
