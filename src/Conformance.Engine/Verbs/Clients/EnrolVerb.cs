using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Engine.Benches;
using Conformance.Engine.Captures;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Operations;
using Conformance.Est.Certificates;
using Conformance.Est.Enrolment;
using Conformance.Est.Messages;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

/// <summary>What a client asks of an enrolment server.</summary>
/// <remarks>RFC 9148.</remarks>
public sealed class EnrolVerb : OperationVerb
{
    private static readonly FieldDefinition[] Answers =
    [
        .. Definitions.ExchangeFields,
        new("certificates", new FieldType.OneMatcher(), "How many certificates the body has."),
        new("parts", new FieldType.OneMatcher(), "Content formats of the parts of the body, in their order; an empty list for a body of one."),
        new("subject", new FieldType.OneMatcher(), "Subject of the certificate that is for the key, such as CN=device."),
        new("names", new FieldType.OneMatcher(), "Its alternative names, such as DNS:device.example; an empty list without."),
        new("for-key", new FieldType.OneMatcher(), "Whether one of the certificates is for the key of the request, or for the private key that came with it; absent where there is no certificate, or no key that we can read."),
    ];

    public override VerbDefinition Definition { get; } = new()
    {
        Name = "enrol",
        Kind = "client",
        Summary = "Our client asks the enrolment server under test, below the root that all of them have. A request for a certificate is made anew, for a key of its own. A certificate that comes is kept for 'shows: issued' of 'associate'.",
        Example = """
            - enrol: sen
              accept: 287
              expect: { code: 2.04, format: 287, for-key: true }
            """,
        Target = new FieldType.Choice([.. EstPaths.ByName.Keys]),
        Fields =
        [
            .. Definitions.OperationFields.Select(field => field.Name == Definitions.Expect.Name ? field with { Type = new FieldType.Matchers(Answers) } : field),
            Definitions.Accept,
            Definitions.Block1,
            Definitions.Block2,
            new("name", new FieldType.Text(), "Common name that a certificate is asked for; unless given that of the certificate which came before, with its alternative names, else the endpoint name of our client."),
            new("again", new FieldType.Flag(), "The request that was sent last is sent once more, octet by octet; false unless given."),
        ],
        Captures = Answers,
        Judges = true,
    };

    protected override OperationRequest? Request(StepContext context)
    {
        var function = EstPaths.ByName[context.TargetText];
        var request = Basic(context, OperationKind.Read, $"{EstPaths.WellKnown}/{context.TargetText}") with { Code = CoapCode.Get };
        if (!EstServer.NeedsRequest(function))
        {
            return request;
        }

        var seat = SeatOf(context);
        if (context.Field("again") is not Value.Flag { Content: true })
        {
            seat.Paper = Paper(context, seat.Enrolled);
        }
        else if (seat.Paper is null)
        {
            context.Error("no certificate was asked for that could be asked for again");
            return null;
        }

        return request with { Kind = OperationKind.WriteReplace, Code = CoapCode.Post, ContentFormat = new ContentFormat(EstFormat.SigningRequest), Payload = seat.Paper!.Request };
    }

    protected override (OperationResult Result, Value.Map Capture) Read(StepContext context, OperationResult result, Value.Map capture)
    {
        var seat = SeatOf(context);
        var function = EstPaths.ByName[context.TargetText];
        var asked = EstServer.NeedsRequest(function) ? seat.Paper : null;
        var answer = EnrolmentAnswer.Of(result.Response?.Code.IsSuccess == true ? result.Response.Options.ContentFormat?.Value : null, result.Body);
        if (function is EstFunction.Enrol or EstFunction.Renew && asked!.With(answer.Certificates) is { Issued: not null } enrolled)
        {
            seat.Enrolled = enrolled;
        }

        var generates = function is EstFunction.GenerateKey or EstFunction.GenerateKeyOne;
        return (result with { ContentError = answer.Error, AssumedFormat = null }, answer.AddTo(capture, asked, generates));
    }

    private static ClientSeat SeatOf(StepContext context) => context.Bench.Clients.SeatOf(context.FieldText("at") ?? context.Run.ClientRole ?? RoleNames.Client);

    private static EnrolmentPaper Paper(StepContext context, EnrolmentPaper? before)
    {
        var kit = context.Bench.Credentials;
        return context.FieldText("name") is { } name ? EnrolmentPaper.Draw(kit.Random, DistinguishedName.Of(name), [])
            : before?.Issued is { } issued ? EnrolmentPaper.Draw(kit.Random, issued.Subject, issued.Extensions.Names)
            : EnrolmentPaper.Draw(kit.Random, DistinguishedName.Of(kit.Endpoint), []);
    }
}
