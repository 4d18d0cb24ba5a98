using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Engine.Payloads;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.Engine.Verbs.Conformity;

/// <summary>An operation that a definition does not give a resource is answered 4.05.</summary>
/// <remarks>
/// Core 1.1 §6.3.1, §6.3.3, §6.3.5. Resources without any operation are the bootstrap interface's own and not asked for. A refused Write
/// carries the value that is there already, so that a device that takes it comes to no harm. An Execute is not tried where a Write is
/// allowed: both are a POST.
/// </remarks>
internal sealed class RefusalAspect : IAspect
{
    private readonly Func<ResourceDefinition, bool> _isAllowed;
    private readonly OperationKind _kind;

    private readonly string _verb;

    private RefusalAspect(string name, string summary, OperationKind kind, string verb, Func<ResourceDefinition, bool> isAllowed) =>
        (Name, Summary, _kind, _verb, _isAllowed) = (name, summary, kind, verb, isAllowed);

    public static IReadOnlyList<IAspect> All { get; } =
    [
        new RefusalAspect("refused-reads", "what is not readable is not read", OperationKind.Read, "a Read", definition => definition.IsReadable),
        new RefusalAspect("refused-writes", "what is not writable is not written", OperationKind.WriteReplace, "a Write", definition => definition.IsWritable),
        new RefusalAspect("refused-executes", "what is not executable is not executed", OperationKind.Execute, "an Execute", definition => definition.IsExecutable || definition.IsWritable),
    ];

    public string Name { get; }

    public string Summary { get; }

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            foreach (var path in (await survey.PresentAsync(instance))?.Paths ?? [])
            {
                if (survey[path] is { Operations.Length: > 0 } definition && !_isAllowed(definition))
                {
                    await JudgeAsync(survey, path, definition);
                }
            }
        }
    }

    private async Task JudgeAsync(Survey survey, Lwm2mPath path, ResourceDefinition definition)
    {
        (ContentFormat, ReadOnlyMemory<byte>)? body = null;
        if (_kind == OperationKind.WriteReplace)
        {
            body = definition.IsReadable ? await PresentAsync(survey, path) : Zero(survey, path);
            if (body is null)
            {
                return;
            }
        }

        if (await survey.AskAsync(_kind, path, body: body) is not { Response: { } answer } result)
        {
            return;
        }

        var (code, at) = (answer.Code.ToString(), result.Last.EndedAt);
        if (answer.Code == CoapCode.MethodNotAllowed)
        {
            survey.Context.Satisfied($"{_verb} of {path}: 4.05", code, at);
        }
        else if (answer.Code == CoapCode.Unauthorized && survey.HasRights)
        {
            survey.Context.Remark($"{_verb} of {path} is refused for want of a right, which comes first");
        }
        else
        {
            survey.Context.Miss($"{_verb} of {path}, whose operations are {definition.Operations}, is answered {code}; 4.05 is required", "4.05", code, at);
        }
    }

    // What cannot be read has no present value: a zero in a format that the device did not deny, so that 4.15 is no way out of 4.05.
    private static (ContentFormat, ReadOnlyMemory<byte>) Zero(Survey survey, Lwm2mPath path)
    {
        var format = FormatChoice.ForValue(survey.Context.Run.Settings, opaque: false);
        return (format, PayloadFormats.Find(format)!.Write([new(path, new Lwm2mValue.Text("0"))], path, survey.Context.Bench.Server.Model));
    }

    private static async Task<(ContentFormat, ReadOnlyMemory<byte>)?> PresentAsync(Survey survey, Lwm2mPath path)
    {
        if (await survey.AskAsync(OperationKind.Read, path) is not { Response.Code.IsSuccess: true, ContentError: null, Entries: { Count: > 0 } entries }
            || entries.Any(entry => entry.Value is null))
        {
            return null; // without a value there is none to be written back
        }

        var settings = survey.Context.Run.Settings;
        var format = entries is [{ Path.Depth: 3 } only] ? FormatChoice.ForValue(settings, only.Value!.Type == ResourceType.Opaque) : FormatChoice.ForValues(settings);
        return (format, PayloadFormats.Find(format)!.Write([.. entries.Select(entry => entry with { Timestamp = null })], path, survey.Context.Bench.Server.Model));
    }
}
