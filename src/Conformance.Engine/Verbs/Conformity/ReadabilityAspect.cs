using Conformance.Coap.Messages;
using Conformance.Lwm2m.Operations;

namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Core 1.1 §6.3.1 and Appendix C.</remarks>
internal sealed class ReadabilityAspect : IAspect
{
    public string Name => "readability";

    public string Summary => "what is readable and listed is read";

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            foreach (var path in (await survey.PresentAsync(instance))?.Paths.Where(path => survey[path]?.IsReadable ?? false) ?? [])
            {
                if (await survey.AskAsync(OperationKind.Read, path) is not { } result)
                {
                    continue;
                }

                var (code, at) = (Survey.CodeOf(result), result.Last.EndedAt);
                if (result.Response!.Code == CoapCode.NotFound)
                {
                    survey.Context.Remark($"{path} is listed and has no value");
                }
                else if (!result.Response.Code.IsSuccess)
                {
                    survey.Context.Miss($"a Read of {path}, which is readable, is answered {code}; 2.05 is required", "2.05", code, at);
                }
                else if (result.ContentError is { } wrong)
                {
                    survey.Context.Miss($"what a Read of {path} brings does not decode, {wrong}", $"a value of type {survey[path]!.Type}", Wire.Hex.Of(result.Body.Span, 64), at);
                }
                else
                {
                    survey.Context.Satisfied($"{path}: 2.05", code, at);
                }
            }
        }
    }
}
