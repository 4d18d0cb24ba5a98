using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Dtls12;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Harness.Fuzzing;

/// <summary>Decoders of DTLS, and both roles as a whole: what a peer sends in a handshake, bent.</summary>
internal static class DtlsTargets
{
    private const int ClientSeed = 1;
    private const int ServerSeed = 2;
    private const int PrefixSize = 2;
    private static readonly PreSharedKey Key = new("ident"u8.ToArray(), "secretPSK"u8.ToArray());
    private static readonly ClientSettings ClientTerms = new() { Key = Key };
    private static readonly ServerSettings ServerTerms = new() { FindKey = _ => Key.Key };
    private static readonly (IReadOnlyList<byte[]> FromClient, IReadOnlyList<byte[]> FromServer) Recorded = Record12();

    private static readonly byte[] Certificate = Convert.FromHexString(
        "308201743082011ba0030201020214647726acf3854a7bfe83a105ee1c58829260202d300a06082a8648ce3d040302300f310d300b06035504030c04"
        + "736565643020170d3236313132323032303731385a180f32313236313032393032303731385a300f310d300b06035504030c04736565643059301306"
        + "072a8648ce3d020106082a8648ce3d03010703420004e3d81bdc07135b291b9e43ecef3ee35f67bf6068f573c8d55efbf6f5c942b551de8a5b9e88a2"
        + "393b91ee61b714ba7c74d7ff44706705113b8f0991898156c401a3533051301d0603551d0e041604147300f792bcb35cd6abbb0df6ebc647879d271c"
        + "b0301f0603551d230418301680147300f792bcb35cd6abbb0df6ebc647879d271cb0300f0603551d130101ff040530030101ff300a06082a8648ce3d"
        + "04030203470030440220473a4fa67e81c8c16680f86fe16847a00be1e86cab34c55447d6fa945e6b115d02202aa5481d55254df0d1bc8240ce100748"
        + "37f46ad686cb55ec7d200cb1ff7f0cba");

    private static readonly byte[] PublicKey = Convert.FromHexString(
        "3076301006072a8648ce3d020106052b810400220362000404ed427e840f73603f64fb583763c284bce03b598800f93096146fff5ca13cb9d55cbbc5"
        + "bec8147a47bfba63e717df0b5ee88cc8639767c1940f10bda9214f638fbcc29d8fc72fc7b3581b997dcfa9090bc6db5e88210f7425eb828b928eb1b0");

    private static IReadOnlyList<IHandshakeBody> Bodies { get; } =
    [
        new CertificateMessage(CertificateType.X509, [Certificate, Certificate]),
        new EcdheServerKeyExchange(NamedGroup.P256, new byte[65], SignatureScheme.EcdsaSha256, new byte[70]),
        new CertificateRequest(new byte[] { 64 }, [SignatureScheme.EcdsaSha256, SignatureScheme.EcdsaSha384], default),
        new ClientKeyExchange(KeyExchange.EcdheEcdsa, new byte[65]),
        new CertificateVerify(SignatureScheme.EcdsaSha384, new byte[102]),
        new NewSessionTicket(86400, new byte[90]),
        new ServerHello { Random = new byte[32], Suite = CipherSuite.EcdsaCcm8, Extensions = Everything.ToList(fromServer: true) },
        new ClientHello { Random = new byte[32], Cookie = new byte[20], Suites = CipherSuite.Known, Extensions = Everything.ToList(fromServer: false) },
        new Finished(new byte[12]),
    ];

    private static HelloExtensions Everything => new()
    {
        ServerName = "lwm2m.example",
        MaxFragmentLength = 2,
        RecordSizeLimit = 512,
        Groups = [NamedGroup.P256],
        Signatures = [SignatureScheme.EcdsaSha256],
        ClientCertificateTypes = [CertificateType.RawPublicKey],
        ServerCertificateTypes = [CertificateType.RawPublicKey],
        PointFormats = true,
        EncryptThenMac = true,
        ExtendedMasterSecret = true,
        SessionTicket = new byte[8],
        RenegotiationInfo = ReadOnlyMemory<byte>.Empty,
    };

    public static IEnumerable<FuzzTarget> All =>
    [
        new DecoderTarget<IReadOnlyList<Record>>("dtls-record", [.. Recorded.FromClient, .. Recorded.FromServer], Record.TryReadAll, BrokenRecords),
        new DecoderTarget<IHandshakeBody>("dtls-handshake", [.. Bodies.Select(body => (byte[])[body.Type.Value, 1, .. body.ToArray()])], TryReadBody, BrokenBody),
        new DecoderTarget<HandshakeMessage>("dtls-fragments", [.. Bodies.Select(InPieces)], TryReassemble, _ => null),
        new DecoderTarget<PeerKey>("certificate", [[0, .. Certificate], [2, .. PublicKey]], TryReadKey, BrokenKey),
        new DecoderTarget<Association>("dtls-server", [Joined(Recorded.FromClient)], TryServe, _ => null),
        new DecoderTarget<Association>("dtls-client", [Joined(Recorded.FromServer)], TryConnect, _ => null),
    ];

    /// <summary>A handshake of our two roles; with these seeds it is the same each time.</summary>
    private static (IReadOnlyList<byte[]>, IReadOnlyList<byte[]>) Record12()
    {
        var (client, server) = (new ClientAssociation(ClientTerms, new Random(ClientSeed)), new ServerAssociation(ServerTerms, new Random(ServerSeed)));
        var (fromClient, fromServer) = (new List<byte[]>(), new List<byte[]>());
        for (var says = client.Start(default).Datagrams; says.Count > 0;)
        {
            fromClient.AddRange(says.Select(one => one.ToArray()));
            var answers = says.SelectMany(one => server.Receive(one, default).Datagrams).ToList();
            fromServer.AddRange(answers.Select(one => one.ToArray()));
            says = [.. answers.SelectMany(one => client.Receive(one, default).Datagrams)];
        }

        return (fromClient, fromServer);
    }

    private static string? BrokenRecords(IReadOnlyList<Record> records)
    {
        byte[] written = [.. records.SelectMany(record => record.ToArray())];
        return Record.TryReadAll(written, out var again, out var error) && again.SelectMany(record => record.ToArray()).SequenceEqual(written)
            ? null
            : $"round trip: {Hex.Of(written, 64)}: {error}";
    }

    /// <summary>The first octet is the type, the second says what was negotiated before.</summary>
    private static bool TryReadBody(ReadOnlyMemory<byte> octets, out IHandshakeBody? body, out DecodeError error)
    {
        if (octets.Length < PrefixSize)
        {
            (body, error) = (null, new(0, "RFC 5246 §7.4", "nothing to decode"));
            return false;
        }

        var (type, negotiated) = (octets.Span[0], octets.Span[1]);
        return HandshakeBodies.TryRead(
            new(type), octets[PrefixSize..], (negotiated & 1) == 0 ? KeyExchange.Psk : KeyExchange.EcdheEcdsa,
            (negotiated & 2) == 0 ? CertificateType.X509 : CertificateType.RawPublicKey, out body, out error);
    }

    private static string? BrokenBody(IHandshakeBody body)
    {
        var written = body.ToArray();
        var negotiated = (byte)((body is ClientKeyExchange { Kind: KeyExchange.Psk } or PskServerKeyExchange ? 0 : 1)
            | (body is CertificateMessage { Kind.Value: 2 } ? 2 : 0));
        var (extensions, fromServer) = body switch
        {
            ClientHello hello => (hello.Extensions, false),
            ServerHello hello => (hello.Extensions, true),
            _ => ([], false),
        };
        return !TryReadBody((byte[])[body.Type.Value, negotiated, .. written], out var again, out var error) ? $"round trip: written again it does not decode: {error}"
            : !again!.ToArray().AsSpan().SequenceEqual(written) ? "round trip: written twice it differs"
            : HelloExtensions.TryRead(extensions, fromServer, out var meant, out _) && !HelloExtensions.TryRead(meant.ToList(fromServer), fromServer, out _, out error)
                ? $"round trip: extensions written again do not decode: {error}"
            : null;
    }

    /// <summary>A message in fragments of seven octets, each after its length.</summary>
    private static byte[] InPieces(IHandshakeBody body)
    {
        const int piece = 7;
        var message = new HandshakeMessage(body.Type, 0, body.ToArray());
        return Joined([.. Enumerable.Range(0, (message.Body.Length / piece) + 1)
            .Select(index => message.Fragment(index * piece, Math.Min(piece, message.Body.Length - (index * piece))).ToArray())]);
    }

    private static bool TryReassemble(ReadOnlyMemory<byte> octets, out HandshakeMessage? value, out DecodeError error)
    {
        var reassembly = new Reassembly();
        value = null;
        foreach (var part in Parts(octets))
        {
            if (!HandshakeFragment.TryReadAll(part, out var fragments, out error))
            {
                return false;
            }

            foreach (var fragment in fragments)
            {
                if (!reassembly.TryAdd(fragment, out error))
                {
                    return false;
                }
            }
        }

        value = reassembly.Take();
        error = new(0, "RFC 6347 §4.2.3", "no message is whole");
        return value is not null;
    }

    /// <summary>The first octet says whether a certificate or a raw public key follows.</summary>
    private static bool TryReadKey(ReadOnlyMemory<byte> octets, out PeerKey? key, out DecodeError error)
    {
        (key, error) = (null, new(0, "RFC 5280 §4.1", "nothing to decode"));
        return octets.Length > 0 && PeerKey.TryRead(octets[1..], new(octets.Span[0]), out key, out error);
    }

    private static string? BrokenKey(PeerKey key)
    {
        using (key)
        {
            key.Signed([1], SignatureScheme.EcdsaSha256, [2]);
            var decoded = PeerKey.TryRead(key.SubjectPublicKeyInfo, CertificateType.RawPublicKey, out var again, out var error);
            again?.Dispose();
            return decoded ? null : $"round trip: the key alone does not decode: {error}";
        }
    }

    private static bool TryServe(ReadOnlyMemory<byte> octets, out Association? association, out DecodeError error) =>
        TryPlay(new ServerAssociation(ServerTerms, new Random(ServerSeed)), octets, out association, out error);

    private static bool TryConnect(ReadOnlyMemory<byte> octets, out Association? association, out DecodeError error)
    {
        var client = new ClientAssociation(ClientTerms, new Random(ClientSeed));
        client.Start(default);
        return TryPlay(client, octets, out association, out error);
    }

    private static bool TryPlay(Association one, ReadOnlyMemory<byte> octets, out Association? association, out DecodeError error)
    {
        foreach (var part in Parts(octets))
        {
            one.Receive(part, default);
        }

        association = one;
        error = new(0, "RFC 6347 §4.2", "the handshake is not whole");
        return one.Negotiation is not null;
    }

    private static byte[] Joined(IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => (byte[])[(byte)(part.Length >> 8), (byte)part.Length, .. part])];

    /// <summary>Each after its length; the last may be cut short.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> octets)
    {
        while (octets.Length > PrefixSize)
        {
            var length = Math.Min((octets.Span[0] << 8) | octets.Span[1], octets.Length - PrefixSize);
            yield return octets.Slice(PrefixSize, length);
            octets = octets[(PrefixSize + length)..];
        }
    }
}
