using System.Net;
using System.Text;
using Conformance.Coap.Blockwise;
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
internal sealed class EnrolmentDoor
{
    private const int LargestBody = 1 << 18;
    private const string ChallengePassword = "1.2.840.113549.1.9.7";
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private readonly ServerSettings _settings;
    private readonly BlockwiseServer _blockwise;
    private EstServer? _service;

    public EnrolmentDoor(ServerSettings settings)
    {
        _settings = settings;
        _blockwise = new((request, _) => Task.FromResult(Answer(request)), settings.Clock, Block.MaxSizeExponent, LargestBody);
    }

    /// <summary>DER of the root that the certificates lead to which are issued here.</summary>
    public ReadOnlyMemory<byte> Anchor => Service.Authority.Root.Octets;

    private FaultSwitch Faults => _settings.Faults;

    private EstServer Service => _service ??= new(new TestAuthority(_settings.Random, _settings.Clock.GetUtcNow(), "Reference server"), _settings.Random)
    {
        Terms = new()
        {
            AsksForIdentity = !Faults.Has(EnrolmentFaults.ServesStrangers),
            Optional = new HashSet<EstFunction> { EstFunction.Attributes, EstFunction.GenerateKey, EstFunction.GenerateKeyOne },
            Attributes = [ChallengePassword],
        },
    };

    /// <summary>Bodies go in blocks both ways (RFC 9148 §4.6).</summary>
    public Task<Reply> HandleAsync(IncomingRequest request, CancellationToken cancellationToken) => request.Message.Options switch
    {
        { Block1: { Number: 0, More: true } } when Faults.Has(EnrolmentFaults.RefusesBlocks) => Task.FromResult(Reply.Of(CoapCode.RequestEntityTooLarge)),
        { Block2.Number: > 0 } when Faults.Has(EnrolmentFaults.LosesBlocks) => Task.FromResult(Reply.Of(CoapCode.NotFound)),
        _ => _blockwise.HandleAsync(request, cancellationToken),
    };

    private Reply Answer(IncomingRequest request)
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

        var ask = new EstAsk(
            function, message.Code == CoapCode.Post, options.ContentFormat?.Value, options.Accept?.Value, message.Payload, Who(request.Remote), _settings.Clock.GetUtcNow());
        var isOne = function == EstFunction.Authorities && ask.Accept == EstFormat.Certificate && Faults.Has(EnrolmentFaults.OneAsMany);
        var answer = Bent(function, EstServer.NeedsRequest(function) ? Grant(ask) : Service.Answer(isOne ? ask with { Accept = null } : ask));
        return new()
        {
            Code = answer.Code,
            Options = answer.Format is { } format ? OptionList.Empty.WithContentFormat(new(format)) : OptionList.Empty,
            Payload = answer.Body,
        };
    }

    private EstAnswer Grant(EstAsk ask)
    {
        if (!SigningRequest.TryRead(ask.Body, out var asked, out _))
        {
            return Service.Answer(ask);
        }

        if ((!asked!.IsProven && Faults.Has(EnrolmentFaults.TakesUnproven)) || (ask.Peer is not null && Faults.Has(EnrolmentFaults.OtherKey)))
        {
            return new(CoapCode.Changed, EstFormat.CertificateBag, new CertificateBag([Service.Authority.Issue("anybody", ask.Now, Life, terms => terms).Certificate]).ToArray());
        }

        // RFC 7030 §4.2.2: what is renewed is the certificate of the handshake.
        var isOther = ask.Function == EstFunction.Renew && ask.Peer?.Certificate is { } shown && !IsSameName(shown, asked);
        return !isOther ? Service.Answer(ask)
            : Faults.Has(EnrolmentFaults.RenewsOtherNames) ? Service.Answer(ask with { Function = EstFunction.Enrol })
            : new(CoapCode.Forbidden);
    }

    private EstAnswer Bent(EstFunction function, EstAnswer answer) => (function, answer.Code.IsSuccess) switch
    {
        (EstFunction.Enrol, true) when Faults.Has(EnrolmentFaults.NamesNoTime) => new(CoapCode.ServiceUnavailable),
        (EstFunction.Enrol, true) when Faults.Has(EnrolmentFaults.CodeOfCreation) => answer with { Code = CoapCode.Created },
        (EstFunction.Discovery, true) when Faults.Has(EnrolmentFaults.ListsHalf) => answer with { Body = WithoutRenewal(answer.Body) },
        (EstFunction.Authorities, true) when Faults.Has(EnrolmentFaults.AuthoritiesInText) => answer with { Body = Encoding.ASCII.GetBytes(Convert.ToBase64String(answer.Body.Span)) },
        (EstFunction.GenerateKey, true) when Faults.Has(EnrolmentFaults.KeyAlone) => answer with { Body = Parts(answer.Body, part => part.Format == EstFormat.PrivateKey ? part.Body : null) },
        (EstFunction.GenerateKey, true) when Faults.Has(EnrolmentFaults.KeyOfNobody) =>
            answer with { Body = Parts(answer.Body, part => part.Format == EstFormat.PrivateKey ? Service.Authority.Draw().ToPkcs8() : part.Body) },
        (EstFunction.Attributes, true) when Faults.Has(EnrolmentFaults.AttributesAsText) => answer with { Format = ContentFormat.Text.Value },
        _ => answer,
    };

    private EstFunction? FunctionOf(Message message) =>
        message.Options.Path == EstPaths.Core ? EstFunction.Discovery
        : message.Options.Path.StartsWith(EstPaths.WellKnown, StringComparison.Ordinal) && Faults.Has(EnrolmentFaults.OtherRootAlone) ? null
        : EstPaths.Find(message.Options.Path);

    private static byte[] WithoutRenewal(ReadOnlyMemory<byte> links) =>
        Encoding.ASCII.GetBytes(string.Join(',', Encoding.ASCII.GetString(links.Span).Split(',').Where(link => !link.Contains("/sren", StringComparison.Ordinal))));

    /// <summary>The same parts but for those that are told otherwise.</summary>
    private static byte[] Parts(ReadOnlyMemory<byte> body, Func<(int Format, ReadOnlyMemory<byte> Body), ReadOnlyMemory<byte>?> keep) =>
        KeyPackage.TryRead(body, out var package, out _)
            ? new KeyPackage([.. package!.Parts.Select(part => (part.Format, Kept: keep(part))).Where(part => part.Kept is not null).Select(part => (part.Format, part.Kept!.Value))]).ToArray()
            : [];

    private static bool IsSameName(Certificate shown, SigningRequest asked) => shown.Subject == asked.Subject && shown.Extensions.Names.SequenceEqual(asked.Extensions.Names);

    private static PeerIdentity? Who(IPEndPoint remote) =>
        remote is SecurePeer { Association.Negotiation.Peer: { Chain: [var first, ..] } peer } && peer.Type == CertificateType.X509 && Certificate.TryRead(first, out var shown, out _)
            ? new(shown, default)
            : null;
}
