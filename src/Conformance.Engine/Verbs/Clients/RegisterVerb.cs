using Conformance.Coap.Options;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

public sealed class RegisterVerb : ClientVerb
{
    public override VerbDefinition Definition { get; } = new()
    {
        Name = "register",
        Kind = "client",
        Summary = "Our client registers with the server under test.",
        Example = """
            - register:
              with: { lt: 60, Q: unset }
              links: '</1/0>,</3/0>'
              expect: { code: 2.01, location: any }
              as: reg
            """,
        Target = new FieldType.Empty(),
        Fields = [
            .. ClientFields, .. QueryFields, Links,
            new("endpoint", new FieldType.Text(), "Endpoint name; the client's own unless given."),
            new("echo", new FieldType.Any(), "Octets of an Echo option (RFC 9175)."),
            Definitions.Format, Definitions.Block1,
        ],
        Captures = Definitions.ExchangeFields,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        var client = ClientOf(context);
        var queries = QueryOf(
            context,
            ("ep", context.FieldText("endpoint") ?? client.Settings.Name),
            ("lt", $"{client.Settings.Lifetime}"),
            ("lwm2m", context.Run.Settings.Device.Lwm2m),
            ("b", "U"));
        var links = context.Field("links") is { } written ? PayloadEncoder.Raw(written) : client.Links;
        return Sent(context, OperationKind.Register, "/rd", queries, FormatOf(context, "format") ?? ContentFormat.LinkFormat, links) with
        {
            Options = context.Field("echo") is Value.Octets echo ? [new Option(OptionNumber.Echo, echo.Content)] : [],
        };
    }
}
