using Conformance.Coap.Messages;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Operations;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Wire;

namespace Conformance.Engine.Verbs.Raw;

public sealed class RequestVerb : OperationVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "request",
        Kind = "raw",
        Summary = "Sends any CoAP request: any code, options and body.",
        Example = """
            - request: /3/0/1
              method: GET
              options: [{ number: 2049, value: 00 }]
              expect: { code: 4.02 }
            """,
        Target = new FieldType.Text(),
        Fields =
        [
            .. Definitions.OperationFields,
            new("method", new FieldType.Text(), "GET, POST, PUT, DELETE, FETCH, PATCH, IPATCH, or a code such as 0.31; GET unless given."),
            Definitions.Accept,
            Definitions.Format,
            Definitions.Payload with { Excludes = null },
            Definitions.Query,
            new("token", new FieldType.Text(), "Token in hex; a fresh one unless given."),
            new("options", new FieldType.Items(), "Further options, each { number, value } with the value in hex."),
            Definitions.Block1,
            Definitions.Block2,
        ],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        var method = context.FieldText("method") ?? "GET";
        if (!Codes.TryParse(method, out var code))
        {
            context.Error($"'{method}' is no method");
            return null;
        }

        var options = WrittenOptions.Of(context, context.Field("options"));
        if (options is null)
        {
            return null;
        }

        byte[]? token = null;
        if (context.FieldText("token") is { } written && !Hex.TryParse(written, out token))
        {
            context.Error($"'{written}' is no token; hex is required");
            return null;
        }

        return Basic(context, KindOf(code), context.TargetText) with
        {
            Code = code,
            ContentFormat = FormatOf(context, "format"),
            Payload = context.Field("payload") is { } payload ? PayloadEncoder.Raw(payload) : default,
            Options = options,
            Token = token is null ? null : new Token(token),
        };
    }

    // Which success code is the default; an expectation normally says more.
    private static OperationKind KindOf(CoapCode code) => code switch
    {
        _ when code == CoapCode.Get || code == CoapCode.Fetch => OperationKind.Read,
        _ when code == CoapCode.Delete => OperationKind.Delete,
        _ => OperationKind.WriteReplace,
    };
}
