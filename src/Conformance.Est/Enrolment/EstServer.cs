using System.Text;
using Conformance.Coap.Messages;
using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Messages;
using Conformance.Est.Requests;

namespace Conformance.Est.Enrolment;

/// <summary>An enrolment server: what it is asked, over whatever, and what it answers. It judges only as an authority does.</summary>
/// <remarks>RFC 9148 with RFC 7030. Refusals: 4.00 for what is no request or proves nothing, 4.01 without identity, 4.03 for another name, 4.04 for what is not there, 4.05, 4.06 and 4.15 as CoAP has them.</remarks>
/// <param name="authority">Who issues.</param>
/// <param name="random">For what is random in what is done wrong.</param>
public sealed class EstServer(TestAuthority authority, Random random)
{
    private const int LinkFormat = 40;
    private const int MostWaiting = 64;
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);
    private readonly List<Certificate> _issued = [];
    private readonly List<Certificate> _vouchers = [];
    private readonly List<Certificate> _others = [];
    private EstTerms _terms = new();
    private readonly List<(ReadOnlyMemory<byte> Request, DateTimeOffset Due)> _waiting = [];
    private int _wronged;

    /// <summary>Who issues now.</summary>
    public TestAuthority Authority { get; private set; } = authority;

    /// <summary>How it answers; setting them begins to count anew.</summary>
    public EstTerms Terms
    {
        get => _terms;
        set
        {
            (_terms, _wronged) = (value, 0);
            _waiting.Clear();
        }
    }

    /// <summary>Whether it is there at all.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>What it issued, in order, wrong ones included.</summary>
    public IReadOnlyList<Certificate> Issued => _issued;

    /// <summary>What crts brings: the roots, who issues, and at a roll-over what links old and new.</summary>
    public IReadOnlyList<Certificate> Authorities => [Authority.Root, Authority.Intermediate, .. _vouchers, .. Fill()];

    /// <summary>Another authority issues from now on (RFC 7030 §4.1.3).</summary>
    public void RollOver(TestAuthority next)
    {
        ArgumentNullException.ThrowIfNull(next);

        _vouchers.AddRange([Authority.Root, Authority.VouchFor(next), next.VouchFor(Authority)]);
        Authority = next;
    }

    /// <summary>Whether a function is asked for by POST, with a request for a certificate.</summary>
    public static bool NeedsRequest(EstFunction function) =>
        function is EstFunction.Enrol or EstFunction.Renew or EstFunction.GenerateKey or EstFunction.GenerateKeyOne;

    public EstAnswer Answer(EstAsk ask)
    {
        ArgumentNullException.ThrowIfNull(ask);

        if (!IsOpen || !IsOffered(ask.Function))
        {
            return new(CoapCode.NotFound);
        }

        if (ask.IsPost != NeedsRequest(ask.Function))
        {
            return new(CoapCode.MethodNotAllowed);
        }

        return ask.Function switch
        {
            EstFunction.Discovery => new(CoapCode.Content, LinkFormat, Encoding.ASCII.GetBytes(Links())),
            EstFunction.Authorities => Choose(ask.Accept, Authorities, [Authority.Root], CoapCode.Content),
            EstFunction.Attributes => ask.Accept is null or EstFormat.RequestAttributes
                ? new(CoapCode.Content, EstFormat.RequestAttributes, new RequestAttributes(Terms.Attributes).ToArray())
                : new(CoapCode.NotAcceptable),
            _ => Certify(ask),
        };
    }

    private bool IsOffered(EstFunction function) =>
        function is EstFunction.Discovery or EstFunction.Authorities or EstFunction.Enrol or EstFunction.Renew || Terms.Optional.Contains(function);

    private string Links() => string.Join(',', EstPaths.ByName.Where(one => IsOffered(one.Value)).Select(one =>
        $"<{EstPaths.WellKnown}/{one.Key}>;rt=\"{EstPaths.ResourceType}.{one.Key}\";ct={FormatsOf(one.Value)}"));

    private static string FormatsOf(EstFunction function) => function switch
    {
        EstFunction.Attributes => $"{EstFormat.RequestAttributes}",
        EstFunction.GenerateKey or EstFunction.GenerateKeyOne => $"{EstFormat.Parts}",
        _ => $"\"{EstFormat.CertificateBag} {EstFormat.Certificate}\"",
    };

    /// <summary>RFC 9148 §4.3: a bag, or one certificate for who asks for that.</summary>
    private static EstAnswer Choose(int? accept, IReadOnlyList<Certificate> all, IReadOnlyList<Certificate> one, CoapCode code) => accept switch
    {
        null or EstFormat.CertificateBag => new(code, EstFormat.CertificateBag, new CertificateBag(all).ToArray()),
        EstFormat.Certificate => new(code, EstFormat.Certificate, one[0].Octets),
        _ => new(CoapCode.NotAcceptable),
    };

    private EstAnswer Certify(EstAsk ask)
    {
        if (Terms.AsksForIdentity && ask.Peer?.Certificate is null)
        {
            return new(CoapCode.Unauthorized);
        }

        if (ask.Format != EstFormat.SigningRequest)
        {
            return new(CoapCode.UnsupportedContentFormat);
        }

        var generates = ask.Function is EstFunction.GenerateKey or EstFunction.GenerateKeyOne;
        if (generates ? ask.Accept is not (null or EstFormat.Parts) : ask.Accept is not (null or EstFormat.CertificateBag or EstFormat.Certificate))
        {
            return new(CoapCode.NotAcceptable);
        }

        if (!SigningRequest.TryRead(ask.Body, out var request, out _)
            || (!request!.IsProven && !generates)
            || !IsOfSession(request, ask.Peer))
        {
            return new(CoapCode.BadRequest);
        }

        if (ask.Function == EstFunction.Renew && !_issued.Exists(old => IsSameName(old, request!)))
        {
            return new(CoapCode.Forbidden);
        }

        if (LeftOf(request!, ask.Now) is { } left && left > TimeSpan.Zero)
        {
            return new(CoapCode.ServiceUnavailable, After: left);
        }

        var isWrong = (Terms.Refusal is not null || Terms.Deviation is not null) && _wronged < Terms.Times;
        _wronged += isWrong ? 1 : 0;
        return isWrong && Terms.Refusal is { } code ? new(code)
            : isWrong && Terms.Deviation == EstDeviation.Silent ? EstAnswer.None
            : generates ? Generate(ask, request!)
            : Bend(isWrong ? Terms.Deviation : null, ask, request!);
    }

    /// <summary>How long a request has to wait still; <see langword="null"/> where none has to.</summary>
    private TimeSpan? LeftOf(SigningRequest request, DateTimeOffset now)
    {
        if (Terms.After == TimeSpan.Zero)
        {
            return null;
        }

        if (_waiting.Find(one => one.Request.Span.SequenceEqual(request.Octets.Span)) is { Request.IsEmpty: false } known)
        {
            return known.Due - now;
        }

        if (_waiting.Count == MostWaiting)
        {
            _waiting.RemoveAt(0);
        }

        _waiting.Add((request.Octets, now + Terms.After));
        return Terms.After;
    }

    /// <summary>RFC 7030 §3.5: a request that is tied to a session has to be tied to this one.</summary>
    private static bool IsOfSession(SigningRequest request, PeerIdentity? peer) =>
        request.Challenge is null || peer is null || peer.TlsUnique.IsEmpty || request.Challenge == Convert.ToBase64String(peer.TlsUnique.Span);

    /// <summary>RFC 7030 §4.2.2: subject and alternative names of a renewal are those of the certificate.</summary>
    private static bool IsSameName(Certificate old, SigningRequest request) =>
        old.Subject == request.Subject && old.Extensions.Names.SequenceEqual(request.Extensions.Names);

    private EstAnswer Bend(EstDeviation? deviation, EstAsk ask, SigningRequest request)
    {
        var certificate = Issue(request, ask.Now, deviation);
        IReadOnlyList<Certificate> all = deviation == EstDeviation.Empty ? [] : [certificate, Authority.Intermediate];
        var answer = Choose(deviation == EstDeviation.Empty ? null : ask.Accept, all, all, CoapCode.Changed);
        if (deviation == EstDeviation.Garbage)
        {
            var garbage = new byte[answer.Body.Length];
            random.NextBytes(garbage);
            return answer with { Body = garbage };
        }

        return deviation == EstDeviation.Truncated ? answer with { Body = answer.Body[..(answer.Body.Length / 2)] }
            : deviation == EstDeviation.Base64 ? answer with { Body = Encoding.ASCII.GetBytes(Convert.ToBase64String(answer.Body.Span)) }
            : answer;
    }

    /// <summary>RFC 9148 §4.8: what the request says of a key is of no account.</summary>
    private EstAnswer Generate(EstAsk ask, SigningRequest request)
    {
        var key = Authority.Draw();
        var certificate = Grant.Issue(Authority, request, key.SubjectPublicKeyInfo, ask.Now - Slack, ask.Now + Terms.Life, deviation: null);
        _issued.Add(certificate);
        (int, ReadOnlyMemory<byte>)[] parts =
        [
            (EstFormat.PrivateKey, key.ToPkcs8()),
            ask.Function == EstFunction.GenerateKey
                ? (EstFormat.CertificateBag, new CertificateBag([certificate, Authority.Intermediate]).ToArray())
                : (EstFormat.Certificate, certificate.Octets),
        ];
        return new(CoapCode.Changed, EstFormat.Parts, new KeyPackage(Terms.CertificateFirst ? [.. parts.Reverse()] : parts).ToArray());
    }

    private Certificate Issue(SigningRequest request, DateTimeOffset now, EstDeviation? deviation)
    {
        var (from, until) = deviation == EstDeviation.Expired ? (now - TimeSpan.FromDays(2), now - TimeSpan.FromDays(1))
            : deviation == EstDeviation.NotYetValid ? (now + TimeSpan.FromDays(1), now + TimeSpan.FromDays(2))
            : (now - Slack, now + Terms.Life);
        var key = deviation == EstDeviation.OtherKey ? Authority.Draw().SubjectPublicKeyInfo : request.Key.SubjectPublicKeyInfo;
        var certificate = Grant.Issue(Authority, request, key, from, until, deviation);
        _issued.Add(certificate);
        return certificate;
    }

    private IEnumerable<Certificate> Fill()
    {
        while (_others.Count < Terms.Others)
        {
            _others.Add(Authority.Delegate($"{Authority.Name} sister {_others.Count + 1}", Authority.Root, Authority.RootKey).Certificate);
        }

        return _others.Take(Terms.Others);
    }
}
