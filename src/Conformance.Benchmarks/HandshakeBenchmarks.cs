using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Dtls12;
using Conformance.Dtls.Extensions;

namespace Conformance.Benchmarks;

/// <summary>A whole handshake, client and server both ours, in memory: with a key, with raw public keys on both sides, and resumed.</summary>
[MemoryDiagnoser]
public class HandshakeBenchmarks
{
    private static readonly PreSharedKey Key = new("ident"u8.ToArray(), "secretPSK"u8.ToArray());
    private static readonly SigningCredential Own = SigningCredential.Raw(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private readonly ServerSettings _pskServer = new() { FindKey = _ => Key.Key, Sessions = new() };
    private readonly ClientSettings _pskClient = new() { Key = Key };
    private readonly ServerSettings _rawServer = new() { Credential = Own, PeerTypes = [CertificateType.RawPublicKey], Judge = _ => null };
    private readonly ClientSettings _rawClient = new()
    {
        Credential = Own,
        PeerTypes = [CertificateType.RawPublicKey],
        Judge = _ => null,
        Suites = [CipherSuite.EcdsaCcm8],
    };

    private ClientSettings _resumedClient = new();
    private int _seed;

    [GlobalSetup]
    public void Setup() => _resumedClient = _pskClient with { Session = Shake(_pskClient, _pskServer).Session };

    [Benchmark]
    public Negotiation Psk() => Shake(_pskClient, _pskServer);

    [Benchmark]
    public Negotiation Resumed() => Shake(_resumedClient, _pskServer);

    [Benchmark]
    public Negotiation Ecdsa() => Shake(_rawClient, _rawServer);

    private Negotiation Shake(ClientSettings clientSettings, ServerSettings serverSettings)
    {
        var client = new ClientAssociation(clientSettings, new Random(_seed++));
        var server = new ServerAssociation(serverSettings, new Random(_seed++));
        for (var says = client.Start(default).Datagrams; says.Count > 0;)
        {
            var answers = says.SelectMany(one => server.Receive(one, default).Datagrams).ToList();
            says = [.. answers.SelectMany(one => client.Receive(one, default).Datagrams)];
        }

        return client.Negotiation ?? throw new InvalidOperationException("no handshake");
    }
}
