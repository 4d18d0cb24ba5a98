using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Flights;
using Conformance.Dtls.Sessions;
using Conformance.Harness.Handshakes;
using Conformance.Wire;

namespace Conformance.Cli.Commands;

/// <summary>Who one is and what one offers in a handshake.</summary>
internal sealed class HandshakeOptions
{
    private readonly Option<PreSharedKey?> _psk = new("--psk") { Description = "IDENTITY:HEX, a pre-shared key and what it is called.", CustomParser = ParseKey };
    private readonly Option<string?> _certificate = new("--cert") { Description = "PEM FILE with our certificate, and the chain after it." };
    private readonly Option<string?> _key = new("--key") { Description = "PEM FILE with our private key on P-256 or P-384." };
    private readonly Option<string?> _ca = new("--ca") { Description = "PEM FILE with the roots that the peer's chain has to lead to; with --rpk, the public keys that it may have. Without it anything is good." };
    private readonly Option<bool> _raw = new("--rpk") { Description = "Raw public keys in place of certificates, on both sides." };
    private readonly Option<string?> _host = new("--host") { Description = "As a client, the name that is sent as server_name and that the server's certificate must have." };
    private readonly Option<string[]> _suites = new("--suite") { Description = "Suites to offer or to take, in this order; repeated; those that fit the keys unless given." };
    private readonly Option<ClientAuthentication?> _authentication = new("--client-auth") { Description = "As a server, whether a client has to show a certificate: none, optional or required, which it is when there is --ca or --rpk." };
    private readonly Option<string[]> _faults = new("--fault") { Description = "Something to do wrong on purpose, by name; repeated." };
    private readonly Option<TimeSpan?> _timeout = new("--first-timeout") { Description = "How long the first flight is waited for: 1 s, and 9 s for constrained devices.", CustomParser = Durations.Parse };
    private readonly Option<int> _datagram = new("--datagram") { Description = "Octets of a datagram at most.", DefaultValueFactory = _ => AssociationSettings.UsualDatagram };
    private readonly Option<ushort?> _limit = new("--record-size-limit") { Description = "Octets of a plaintext that we say we take." };

    public HandshakeOptions()
    {
        _suites.Validators.Add(result => Require(result, _suites, name => CipherSuite.Find(name) is not null, "suite", CipherSuite.Known.Select(suite => suite.ToString())));
        _faults.Validators.Add(result => Require(result, _faults, name => DtlsFaults.Find(name) is not null, "fault", DtlsFaults.All.Select(fault => fault.Name)));
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _psk, _certificate, _key, _ca, _raw, _host, _suites, _authentication, _faults, _timeout, _datagram, _limit })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_certificate) is not null && result.GetResult(_key) is null)
            {
                result.AddError("--cert needs --key");
            }
        });
    }

    /// <exception cref="InvalidDataException">A file cannot be used.</exception>
    public ClientSettings Client(ParseResult parsed)
    {
        var key = parsed.GetValue(_psk);
        var usesCertificates = key is null || parsed.GetValue(_key) is not null || parsed.GetValue(_ca) is not null || parsed.GetValue(_raw);
        return Fill(parsed, parsed.GetValue(_host), usesCertificates, new ClientSettings { Key = key, ServerName = parsed.GetValue(_host) });
    }

    /// <exception cref="InvalidDataException">A file cannot be used, or there is nothing to serve with.</exception>
    public ServerSettings Server(ParseResult parsed, Random random)
    {
        var key = parsed.GetValue(_psk);
        var usesCertificates = parsed.GetValue(_key) is not null;
        if (key is null && !usesCertificates)
        {
            throw new InvalidDataException("a server needs --psk, or --key with --cert or --rpk");
        }

        var asks = parsed.GetValue(_ca) is not null || parsed.GetValue(_raw);
        return Fill(parsed, host: null, usesCertificates, new ServerSettings
        {
            FindKey = key is null ? null : identity => identity.Span.SequenceEqual(key.Identity.Span) ? key.Key : (ReadOnlyMemory<byte>?)null,
            ClientAuthentication = parsed.GetValue(_authentication) ?? (asks ? ClientAuthentication.Required : ClientAuthentication.None),
            Sessions = new SessionCache(),
            Tickets = new Tickets(random),
        });
    }

    private T Fill<T>(ParseResult parsed, string? host, bool usesCertificates, T settings)
        where T : AssociationSettings
    {
        var isRaw = parsed.GetValue(_raw);
        var own = parsed.GetValue(_key) is { } keyFile ? CredentialFiles.LoadOwn(isRaw ? null : parsed.GetValue(_certificate), keyFile) : null;
        var ca = parsed.GetValue(_ca);
        var roots = ca is not null && !isRaw ? CredentialFiles.LoadCertificates(ca) : [];
        var keys = ca is not null && isRaw ? CredentialFiles.LoadPublicKeys(ca) : [];
        var suites = parsed.GetValue(_suites) is { Length: > 0 } named ? named.Select(name => CipherSuite.Find(name)!.Value) : CipherSuite.Known;
        return settings with
        {
            Suites = [.. suites.Where(suite => usesCertificates || suite.Traits!.KeyExchange == KeyExchange.Psk)],
            Credential = own,
            PeerTypes = isRaw ? [CertificateType.RawPublicKey] : [CertificateType.X509],
            Judge = new CertificateJudge(roots, keys, host, TimeProvider.System).Judge,
            RecordSizeLimit = parsed.GetValue(_limit),
            DatagramLimit = parsed.GetValue(_datagram),
            Retransmission = new() { FirstTimeout = parsed.GetValue(_timeout) ?? RetransmissionSettings.Usual.FirstTimeout },
            Faults = new([.. (parsed.GetValue(_faults) ?? []).Select(name => DtlsFaults.Find(name)!)]),
        };
    }

    private static PreSharedKey? ParseKey(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var colon = text.LastIndexOf(':');
        if (colon >= 0 && Hex.TryParse(text[(colon + 1)..], out var key) && key.Length > 0)
        {
            return new(Encoding.UTF8.GetBytes(text[..colon]), key);
        }

        result.AddError($"'{text}' is no pre-shared key; IDENTITY:HEX is required, such as ident:73656372657450534B");
        return null;
    }

    private static void Require(OptionResult result, Option<string[]> option, Func<string, bool> isKnown, string what, IEnumerable<string> known)
    {
        if (Array.Find(result.GetValue(option) ?? [], name => !isKnown(name)) is { } unknown)
        {
            result.AddError($"there is no {what} '{unknown}'; one of {string.Join(", ", known)} is required");
        }
    }
}
