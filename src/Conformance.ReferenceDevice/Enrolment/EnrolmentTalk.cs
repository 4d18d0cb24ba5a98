using System.Formats.Asn1;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Est.Certificates;
using Conformance.Est.Enrolment;
using Conformance.Est.Keys;
using Conformance.Est.Messages;
using Conformance.Est.Requests;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Enrolment;

/// <summary>The requests of an enrolment, and what their answers hold.</summary>
/// <remarks>RFC 9148 §4. Nothing is judged here but the shape of answers.</remarks>
internal sealed class EnrolmentTalk(DeviceSettings settings, EnrolmentHabits habits, Uplink uplink)
{
    private const int Room = 2048;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromSeconds(60);

    private readonly FaultSwitch _faults = settings.Faults;

    /// <summary>Certificates of the authority (§4.5, crts).</summary>
    /// <returns><see langword="null"/> when there are none to be had.</returns>
    public async Task<IReadOnlyList<Certificate>?> AuthoritiesAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        var outcome = await AskAsync(
            server, _faults.Choose(EnrolmentFaults.PostsAuthorities, CoapCode.Post, CoapCode.Get), EstFunction.Authorities,
            _faults.Choose(EnrolmentFaults.AsksForCbor, ContentFormat.Cbor.Value, EstFormat.CertificateBag), default, cancellationToken);
        if (Answer(outcome) is not { } answer || answer.Code != CoapCode.Content)
        {
            return null;
        }

        var body = _faults.Has(EnrolmentFaults.OneBlock) && outcome.Exchanges[0] is Answered first ? first.Response.Payload : outcome.Body;
        return (body.Length > Room && _faults.Has(EnrolmentFaults.SmallMemory))
            || !CertificateBag.TryRead(body, out var bag, out _)
            || (bag!.Certificates.Count > 1 && _faults.Has(EnrolmentFaults.SkipsAuthorities))
            ? null
            : bag.Certificates;
    }

    private bool NeedsAttributes => _faults.Has(EnrolmentFaults.NeedsAttributes);

    /// <summary>What requests are to contain (§4.2, att); without an answer, nothing in particular.</summary>
    /// <returns>Whether there is anything to go on for.</returns>
    public async Task<bool> AttributesAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        if (!habits.AsksAttributes && !NeedsAttributes)
        {
            return true;
        }

        var outcome = await AskAsync(
            server, _faults.Choose(EnrolmentFaults.PostsAttributes, CoapCode.Post, CoapCode.Get), EstFunction.Attributes, EstFormat.RequestAttributes, default,
            cancellationToken);
        return Answer(outcome) is { } answer && answer.Code == CoapCode.Content
            ? RequestAttributes.TryRead(outcome.Body, out _, out _)
            : !_faults.Has(EnrolmentFaults.StopsWithoutAttributes) && !NeedsAttributes;
    }

    /// <summary>A certificate for a key (§4.5, sen and sren), or a key with its certificate (§4.8, skg).</summary>
    /// <param name="renews">Whether there is one already.</param>
    /// <returns><see langword="null"/> when none came.</returns>
    public async Task<EnrolmentAnswer?> CertifyAsync(IPEndPoint server, bool renews, CancellationToken cancellationToken)
    {
        var generates = habits.TakesKeys || _faults.Has(EnrolmentFaults.LetsKeysBeMade) || _faults.Has(EnrolmentFaults.NeedsKeys);
        var key = SigningKey.Draw(KeyCurve.P256, settings.Random);
        var function = generates ? EstFunction.GenerateKey : renews ? EstFunction.Renew : EstFunction.Enrol;
        var accept = !generates ? EstFormat.CertificateBag : _faults.Choose(EnrolmentFaults.WantsOneFormat, EstFormat.Certificate, EstFormat.Parts);
        var outcome = await PatientlyAsync(server, function, accept, tries => Request(key, renews, tries), cancellationToken);
        if (Answer(outcome) is not { } answer
            || answer.Code != CoapCode.Changed
            || (_faults.Has(EnrolmentFaults.MissesSeparate) && outcome.Last is Answered { Separate: true }))
        {
            return null;
        }

        return generates ? Generated(outcome.Body)
            : answer.Options.ContentFormat?.Value == EstFormat.Certificate ? Certificate.TryRead(outcome.Body, out var one, out _) ? new([one!], key) : null
            : CertificateBag.TryRead(outcome.Body, out var bag, out _) ? new(bag!.Certificates, key)
            : null;
    }

    private static Message? Answer(BlockwiseOutcome outcome) => outcome.Last is Answered { Response: { } response } ? response : null;

    /// <summary>The same request again when it was put off, not before Max-Age is over (§4.7).</summary>
    private async Task<BlockwiseOutcome> PatientlyAsync(
        IPEndPoint server, EstFunction function, int accept, Func<int, byte[]> make, CancellationToken cancellationToken)
    {
        var request = make(0);
        for (var tries = 0; ; tries++)
        {
            var method = _faults.Choose(EnrolmentFaults.Puts, CoapCode.Put, CoapCode.Post);
            var outcome = await AskAsync(server, method, function, accept, request, cancellationToken);
            if (Answer(outcome) is not { } answer
                || answer.Code != CoapCode.ServiceUnavailable
                || tries == habits.Patience
                || _faults.Has(EnrolmentFaults.GivesUpWhenPutOff))
            {
                return outcome;
            }

            var asked = answer.Options.MaxAge is { } seconds ? Delays.OfSeconds(seconds) : DefaultMaxAge;
            await Delays.WaitAsync(settings.Clock, _faults.Choose(EnrolmentFaults.IgnoresMaxAge, Moment, asked), cancellationToken);
            request = _faults.Has(EnrolmentFaults.AsksAnother) ? make(tries + 1) : request;
        }
    }

    private Task<BlockwiseOutcome> AskAsync(
        IPEndPoint server, CoapCode method, EstFunction function, int accept, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var options = OptionList.Empty.WithPath(PathOf(function)).WithAccept(new(accept));
        if (!body.IsEmpty)
        {
            options = options.WithContentFormat(new(_faults.Choose(EnrolmentFaults.SaysOctets, ContentFormat.Opaque.Value, EstFormat.SigningRequest)));
        }

        return uplink.RequestAsync(server, new Request { Code = method, Options = options, Payload = body }, cancellationToken);
    }

    private string PathOf(EstFunction function)
    {
        var name = function == EstFunction.Enrol && _faults.Has(EnrolmentFaults.LongNames) ? "simpleenroll" : EstPaths.NameOf(function);
        return $"{_faults.Choose(EnrolmentFaults.OwnRoot, "/enrolment", EstPaths.WellKnown)}/{name}";
    }

    /// <summary>Subject and names are those of the endpoint, the first time and each time after.</summary>
    private byte[] Request(SigningKey key, bool renews, int another)
    {
        var subject = renews && _faults.Has(EnrolmentFaults.RenewsAnotherSubject) ? $"{settings.Endpoint}-renewed" : settings.Endpoint;
        var named = settings.Endpoint.StartsWith("urn:", StringComparison.Ordinal) && !(renews && _faults.Has(EnrolmentFaults.RenewsWithoutNames));
        var forged = _faults.Has(renews ? EnrolmentFaults.UnprovenRenewal : EnrolmentFaults.Unproven);
        var request = SigningRequest.Write(new RequestTerms(DistinguishedName.Of(subject), key)
        {
            Names = named ? [AlternativeName.OfUri(settings.Endpoint)] : [],
            Challenge = another > 0 ? string.Create(CultureInfo.InvariantCulture, $"{another}") : null,
            Signer = forged ? SigningKey.Draw(KeyCurve.P256, settings.Random) : null,
        });
        return _faults.Has(EnrolmentFaults.SaysBase64) ? Encoding.ASCII.GetBytes(Convert.ToBase64String(request)) : request;
    }

    /// <summary>A key and its certificates, in either order (RFC 9148 §4.8).</summary>
    private EnrolmentAnswer? Generated(ReadOnlyMemory<byte> body) =>
        KeyPackage.TryRead(body, out var package, out _)
        && !(_faults.Has(EnrolmentFaults.KeyFirst) && package!.Parts[0].Format != EstFormat.PrivateKey)
        && package!.Find(EstFormat.PrivateKey) is { } secret
        && package.Find(EstFormat.CertificateBag) is { } certificates
        && CertificateBag.TryRead(certificates, out var bag, out _)
        && Secret(secret) is { } key
            ? new(bag!.Certificates, key)
            : null;

    /// <summary>The number in PrivateKeyInfo (RFC 5958 §2, RFC 5915 §3).</summary>
    private static SigningKey? Secret(ReadOnlyMemory<byte> package)
    {
        try
        {
            var outer = new AsnReader(package, AsnEncodingRules.DER).ReadSequence();
            outer.ReadInteger();
            outer.ReadSequence();
            var inner = new AsnReader(outer.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
            inner.ReadInteger();
            return new(KeyCurve.P256, new BigInteger(inner.ReadOctetString(), isUnsigned: true, isBigEndian: true));
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
