using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Transport;
using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Enrolment;
using Conformance.Est.Messages;
using Conformance.Est.Requests;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Enrolment;

/// <summary>Enrolment, server side.</summary>
/// <remarks>RFC 9148.</remarks>
internal sealed class EnrolmentDoor(ServerSettings settings)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private EstServer? _service;

    private FaultSwitch Faults => settings.Faults;

    private EstServer Service => _service ??= new(new TestAuthority(settings.Random, settings.Clock.GetUtcNow(), "Reference server"), settings.Random)
    {
        Terms = new() { AsksForIdentity = !Faults.Has(EnrolmentFaults.ServesStrangers) },
    };

    public Reply Answer(IncomingRequest request)
    {
        var (message, options) = (request.Message, request.Message.Options);
        if (FunctionOf(message) is not { } function || (function == EstFunction.Renew && Faults.Has(EnrolmentFaults.LacksRenewal)))
        {
            return Reply.Of(CoapCode.NotFound);
        }

        if (message.Code != CoapCode.Get && message.Code != CoapCode.Post)
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        var now = settings.Clock.GetUtcNow();
        var isUnproven = EstServer.NeedsRequest(function) && SigningRequest.TryRead(message.Payload, out var asked, out _) && !asked!.IsProven;
        var answer = isUnproven && Faults.Has(EnrolmentFaults.TakesUnproven)
            ? new EstAnswer(CoapCode.Changed, EstFormat.CertificateBag, new CertificateBag([Service.Authority.Issue("anybody", now, Life, terms => terms).Certificate]).ToArray())
            : Service.Answer(new(
                function, message.Code == CoapCode.Post, options.ContentFormat?.Value, options.Accept?.Value, message.Payload, Who(request.Remote), now));
        return new()
        {
            Code = answer.Code,
            Options = answer.Format is { } format ? OptionList.Empty.WithContentFormat(new(format)) : OptionList.Empty,
            Payload = answer.Body,
        };
    }

    private static EstFunction? FunctionOf(Message message) => message.Options.Path == EstPaths.Core ? EstFunction.Discovery : EstPaths.Find(message.Options.Path);

    private static PeerIdentity? Who(IPEndPoint remote) =>
        remote is SecurePeer { Association.Negotiation.Peer: { Chain: [var first, ..] } peer } && peer.Type == CertificateType.X509 && Certificate.TryRead(first, out var shown, out _)
            ? new(shown, default)
            : null;
}
