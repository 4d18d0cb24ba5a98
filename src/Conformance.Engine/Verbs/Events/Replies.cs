using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Events;

/// <summary>The field <c>reply</c> of an awaited request.</summary>
public static class Replies
{
    private const string Silence = "none";

    public static FieldDefinition Definition { get; } = new(
        "reply",
        new FieldType.Fields(
            [
                new("code", new FieldType.Text(), "Response code, such as 2.01."),
                new("location", new FieldType.Text(), "Location-Path of the registration."),
                new("payload", new FieldType.Any(), "Body."),
                new("values", new FieldType.PathValues(), "Body: full path → value."),
                new("format", new FieldType.Format(), "Content format of the body; of values, what the request asks for unless given."),
                new("max-age", new FieldType.Number(0, uint.MaxValue), "Max-Age in seconds."),
                new("options", new FieldType.Items(), "Further options, each { number, value } with the value in hex."),
                new("type", new FieldType.Choice(["piggybacked", "separate", "reset"]), "How it is sent."),
            ],
            [Silence]),
        "What we answer instead of the role's standard reply; 'none' keeps silent.");

    /// <returns><see langword="null"/> when the step leaves the answer to the role.</returns>
    public static ScriptedReply? Of(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (!context.Step.Fields.TryGetValue("reply", out var bound))
        {
            return null;
        }

        if (bound is not BoundFields fields)
        {
            return new(Reply.None, []);
        }

        Value? Field(string name) => fields.Fields.TryGetValue(name, out var field) ? context.Evaluate(field) : null;
        var type = Field("type") is { } named ? StepContext.Text(named) : "piggybacked";
        var options = OptionList.Empty;
        if (Field("location") is { } location)
        {
            options = options.WithLocationPath(StepContext.Text(location));
        }

        if (Field("format") is Value.Number format)
        {
            options = options.WithContentFormat(new ContentFormat((int)format.Content));
        }

        if (Field("max-age") is Value.Number maxAge)
        {
            options = options.WithUInt(OptionNumber.MaxAge, (uint)maxAge.Content);
        }

        foreach (var option in WrittenOptions.Of(context, Field("options")) ?? [])
        {
            options = options.With(option);
        }

        var values = Field("values") is Value.Map map ? PayloadEncoder.Entries(context, map, Lwm2mPath.Root) : [];
        var reply = new Reply
        {
            Code = Field("code") is { } code && Codes.TryParse(StepContext.Text(code), out var parsed) ? parsed : CoapCode.Changed,
            Options = options,
            Payload = Field("payload") is { } payload ? PayloadEncoder.Raw(payload) : default,
            Separate = type == "separate",
            Reset = type == "reset",
        };
        return values is null ? null : new(reply, values);
    }
}
