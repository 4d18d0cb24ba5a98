using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Dtls;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Records;
using Conformance.Dtls.Transport;
using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Enrolment;
using Conformance.Est.Requests;
using Conformance.Roles;
using Conformance.Wire;

namespace Conformance.Harness.Enrolment;

/// <summary>One authority behind three doors: CoAP over DTLS, CoAP in clear, HTTPS. Lives on the loop it is opened on.</summary>
public sealed class EnrolmentHost : IAsyncDisposable
{
    private const int LargestBody = 1 << 16;

    private readonly EnrolmentTerms _terms;
    private readonly Random _random;
    private readonly TimeProvider _clock;
    private readonly Action<string> _say;
    private readonly EnrolmentDesk _desk;
    private readonly IssuedCredential _own;
    private readonly List<IAsyncDisposable> _doors = [];

    private EnrolmentHost(EnrolmentTerms terms, Random random, TimeProvider clock, Action<string> say)
    {
        (_terms, _random, _clock, _say) = (terms, random, clock, say);
        Server = new(terms.Folder.Authority, random) { Terms = terms.Answers };
        _desk = new(Server, clock);
        _own = CredentialVariants.ForServer(terms.Folder.Authority, CredentialVariant.Good, terms.Host, clock.GetUtcNow());
    }

    public EstServer Server { get; }

    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be bound.</exception>
    /// <exception cref="IOException">The address for HTTPS cannot be bound.</exception>
    public static async Task<EnrolmentHost> OpenAsync(EnrolmentTerms terms, Random random, TimeProvider clock, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(say);

        var host = new EnrolmentHost(terms, random, clock, say);
        try
        {
            if (terms.Secured is { } secured)
            {
                host.Listen("coaps", new SecuredPort(UdpTransport.Bind(secured, clock), _ => host.Settings(), clock, random)
                {
                    Happened = happened => host.Tell(happened),
                });
            }

            if (terms.Plain is { } plain)
            {
                host.Listen("coap", UdpTransport.Bind(plain, clock));
            }

            if (terms.Web is { } web)
            {
                var door = await EnrolmentWeb.OpenAsync(web, host._own, terms, host.Answer);
                host._doors.Add(door);
                say($"https://{door.LocalEndPoint}{EstPaths.WellKnown}");
            }

            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var door in _doors)
        {
            await door.DisposeAsync();
        }
    }

    private void Listen(string scheme, IDatagramTransport transport)
    {
        var endpoint = new Endpoint(transport, new EndpointSettings { Clock = _clock, Random = _random })
        {
            RequestHandler = new BlockwiseServer(AnswerAsync, _clock, Block.MaxSizeExponent, LargestBody).HandleAsync,
        };
        _doors.Add(endpoint);
        _say($"{scheme}://{transport.LocalEndPoint}{EstPaths.WellKnown}");
    }

    private Task<Reply> AnswerAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        if (_desk.Recognise(request, "est", 0) is not { } asked)
        {
            _say($"{request.Remote}: {request.Message} is no request for enrolment");
            return Task.FromResult(Reply.Of(CoapCode.NotFound));
        }

        var reply = _desk.Answer(asked);
        _say($"{request.Remote}: {EstPaths.NameOf(asked.Function)}{Who(asked.Peer?.Certificate, asked.Signing, asked.SigningError)} → {(reply.Silent ? "silence" : reply.Code)}, {reply.Payload.Length} octets");
        return Task.FromResult(reply);
    }

    /// <summary>The same for HTTPS.</summary>
    private EstAnswer Answer(EstAsk ask, IPEndPoint remote)
    {
        var answer = Server.Answer(ask with { Now = _clock.GetUtcNow() });
        var (signing, error) = ask.Body.IsEmpty ? (null, null) : SigningRequest.TryRead(ask.Body, out var read, out var wrong) ? (read, (DecodeError?)null) : (null, wrong);
        _say($"{remote}: {EstPaths.NameOf(ask.Function)} over HTTPS{Who(ask.Peer?.Certificate, signing, error)} → {answer.Code}, {answer.Body.Length} octets");
        return answer;
    }

    private static string Who(Certificate? shown, SigningRequest? signing, DecodeError? wrong) =>
        (shown is null ? string.Empty : $" by {shown.Subject}")
        + (signing is null ? string.Empty : $" for {signing.Subject}{(signing.IsProven ? string.Empty : ", NOT signed with its key")}")
        + (wrong is null ? string.Empty : $" with no request: {wrong}");

    private ServerSettings Settings()
    {
        return new()
        {
            Credential = new(CertificateType.X509, [.. _own.Chain.Select(one => one.Octets)], _own.Key.ToEcdsa()),
            ClientAuthentication = _terms.Clients,
            PeerTypes = [CertificateType.X509],
            Judge = Judge,
        };
    }

    /// <summary>A client may leave out who issued its certificate: that is us.</summary>
    private Refusal? Judge(PeerCredential peer)
    {
        var authority = _terms.Folder.Authority;
        var chain = peer.Chain.Select(octets => Certificate.TryRead(octets, out var read, out _) ? read : null).ToList();
        return chain is not [{ } leaf, ..] ? Dtls.Refusal.Of(AlertDescription.BadCertificate, "RFC 5280 §4", "a certificate that does not decode")
            : CertificatePath.Refusal(leaf, [.. chain.OfType<Certificate>(), authority.Intermediate], [authority.Root], _clock.GetUtcNow()) is { } reason
                ? Dtls.Refusal.Of(AlertDescription.UnknownCa, "RFC 5280 §6", reason)
            : null;
    }

    private void Tell(SecuredEvent happened)
    {
        if (happened.Event is Connected { Negotiation: var agreed })
        {
            _say($"{happened.Remote}: agreed on {agreed.Suite}{(agreed.Peer is { Chain.Count: > 0 } ? ", with a certificate" : string.Empty)}");
        }
        else if (happened.Event is Failed { Reason: { } reason })
        {
            _say($"{happened.Remote}: refused, {reason}");
        }
        else if (happened.Event is AlertReceived { Alert: var alert })
        {
            _say($"{happened.Remote}: said {alert}");
        }
    }
}
