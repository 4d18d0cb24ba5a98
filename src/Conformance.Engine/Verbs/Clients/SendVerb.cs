using Conformance.Coap.Options;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

public sealed class SendVerb : ClientVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "send",
        Kind = "client",
        Summary = "Our client sends values of its own accord (LwM2M 1.1).",
        Example = """
            - send: { /3303/0/5700: 22.5 }
              expect: { code: 2.04 }
            """,
        Target = new FieldType.PathValues(),
        Fields = [.. ClientFields, Definitions.Payload with { Excludes = null }, Definitions.Format, Definitions.Block1],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        var format = FormatOf(context, "format") ?? ContentFormat.SenmlCbor;
        var payload = context.Field("payload") is { } raw ? PayloadEncoder.Raw(raw) : Written(context, format);
        return payload is { } octets ? Sent(context, OperationKind.Send, "/dp", [], format, octets) : null;
    }

    private static ReadOnlyMemory<byte>? Written(StepContext context, ContentFormat format) =>
        PayloadEncoder.Entries(context, (Value.Map)context.Target, Lwm2mPath.Root) is { } entries
            ? PayloadFormats.Find(format)!.Write(entries, Lwm2mPath.Root, ClientOf(context).Model)
            : null;
}
