using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>Every message as it went over the wire between our two roles, and every beginning of it.</summary>
[TestFixture]
public sealed class MessageTests
{
    private static readonly IReadOnlyList<(HandshakeMessage Message, KeyExchange Exchange, CertificateType Certificates)> Messages =
    [
        .. Recorded(Duo.PskClient, Duo.PskServer with { IdentityHint = "hint"u8.ToArray(), Tickets = new(new Random(3)) }, KeyExchange.Psk, CertificateType.X509),
        .. Recorded(
            Duo.CertificateClient with { RecordSizeLimit = 1024 }, Duo.CertificateServer with { AnswerServerName = true, RecordSizeLimit = 512 },
            KeyExchange.EcdheEcdsa, CertificateType.X509),
        .. Recorded(
            Duo.CertificateClient with { Credential = Pki.RawClient, PeerTypes = [CertificateType.RawPublicKey], MaxFragmentLength = 2 },
            Duo.CertificateServer with { Credential = Pki.RawServer, PeerTypes = [CertificateType.RawPublicKey] },
            KeyExchange.EcdheEcdsa, CertificateType.RawPublicKey),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        Messages.Select(one => new TestCaseData(one.Message, one.Exchange, one.Certificates).SetArgDisplayNames($"{one.Message.Type}", $"{one.Exchange}", $"{one.Certificates}"));

    [Test]
    public void Every_type_is_among_them() =>
        Messages.Select(one => one.Message.Type.Value).Distinct().Order().Should().Equal((byte[])[1, 2, 3, 4, 11, 12, 13, 14, 15, 16, 20]);

    [TestCaseSource(nameof(Cases))]
    public void A_message_reads_and_is_written_the_same(HandshakeMessage message, KeyExchange exchange, CertificateType certificates)
    {
        HandshakeBodies.TryRead(message.Type, message.Body, exchange, certificates, out var body, out var error).Should().BeTrue(error.ToString());

        body!.ToArray().Should().Equal(message.Body.ToArray());
        body.Type.Should().Be(message.Type);
    }

    [TestCaseSource(nameof(Cases))]
    public void No_beginning_of_it_does_but_a_hello_without_extensions(HandshakeMessage message, KeyExchange exchange, CertificateType certificates)
    {
        for (var length = 0; length < message.Body.Length; length++)
        {
            var decoded = HandshakeBodies.TryRead(message.Type, message.Body[..length], exchange, certificates, out var body, out var error);

            if (decoded)
            {
                body.Should().Match<IHandshakeBody>(one => (one is ClientHello && ((ClientHello)one).Extensions.Count == 0) || (one is ServerHello && ((ServerHello)one).Extensions.Count == 0));
            }
            else
            {
                (error.Offset, error.Clause, error.Message).Should().Match<(int Offset, string Clause, string Message)>(
                    told => told.Offset >= 0 && told.Offset <= length && told.Clause.Length > 0 && told.Message.Length > 0);
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void An_octet_more_is_one_too_many(HandshakeMessage message, KeyExchange exchange, CertificateType certificates) =>
        HandshakeBodies.TryRead(message.Type, (byte[])[.. message.Body.Span, 0], exchange, certificates, out _, out _).Should().BeFalse();

    [Test]
    public void Every_beginning_of_a_datagram_gives_the_records_that_are_whole()
    {
        var one = new Record(new(ContentType.Handshake, ProtocolVersion.Dtls12, 0, 5, 3), new byte[] { 1, 2, 3 }).ToArray();
        byte[] datagram = [.. one, .. one];
        for (var length = 0; length < datagram.Length; length++)
        {
            Record.TryReadAll(datagram.AsMemory(0, length), out var records, out var error).Should().Be(length % one.Length == 0);
            records.Should().HaveCount(length / one.Length);
            error.Offset.Should().BeInRange(0, length);
        }
    }

    [Test]
    public void Fragments_of_a_message_fit_together_in_any_order()
    {
        var message = new HandshakeMessage(HandshakeType.Certificate, 0, Enumerable.Range(0, 100).Select(value => (byte)value).ToArray());
        var reassembly = new Reassembly();
        foreach (var (from, length) in new[] { (60, 40), (0, 30), (20, 30), (60, 40), (40, 25) })
        {
            reassembly.Take().Should().BeNull();
            reassembly.TryAdd(message.Fragment(from, length), out _).Should().BeTrue();
        }

        reassembly.Take()!.Body.ToArray().Should().Equal(message.Body.ToArray());
        reassembly.Next.Should().Be(1);
        reassembly.TryAdd(message.Fragment(0, 10), out _).Should().BeTrue();
        reassembly.Take().Should().BeNull();
    }

    [Test]
    public void Fragments_that_disagree_are_refused()
    {
        var reassembly = new Reassembly();
        reassembly.TryAdd(new(HandshakeType.Certificate, 100, 0, 0, new byte[10]), out _).Should().BeTrue();

        reassembly.TryAdd(new(HandshakeType.Certificate, 101, 0, 10, new byte[10]), out var error).Should().BeFalse();
        error.Message.Should().Contain("101 octets").And.Contain("100");
        reassembly.TryAdd(new(HandshakeType.Finished, 100, 0, 10, new byte[10]), out _).Should().BeFalse();
        reassembly.TryAdd(new(HandshakeType.Certificate, 1 << 23, 1, 0, new byte[10]), out _).Should().BeFalse();
    }

    [Test]
    public void A_replay_window_knows_the_last_sixty_four()
    {
        var window = new ReplayWindow();
        foreach (var sequence in new ulong[] { 0, 1, 5, 100, 99, 37 })
        {
            window.IsNew(sequence).Should().BeTrue();
            window.Mark(sequence);
            window.IsNew(sequence).Should().BeFalse();
        }

        window.IsNew(36).Should().BeFalse("it is too old to tell");
        window.IsNew(38).Should().BeTrue();
        window.IsNew(1 << 20).Should().BeTrue();
        window.Mark(1 << 20);
        window.IsNew(100).Should().BeFalse();
    }

    [Test]
    public void A_sequence_number_has_forty_eight_bits()
    {
        var header = new RecordHeader(ContentType.Alert, ProtocolVersion.Dtls10, 0xABCD, 0x0123_4567_89AB, 0);

        var octets = new Record(header, default).ToArray();

        Convert.ToHexString(octets).Should().Be("15FEFFABCD0123456789AB0000");
        Record.TryReadAll(octets, out var records, out _).Should().BeTrue();
        records[0].Header.Should().Be(header);
    }

    private static IEnumerable<(HandshakeMessage, KeyExchange, CertificateType)> Recorded(
        Conformance.Dtls.ClientSettings client, Conformance.Dtls.ServerSettings server, KeyExchange exchange, CertificateType certificates)
    {
        var duo = new Duo(client, server).Run();
        duo.IsConnected.Should().BeTrue();
        return duo.ClientEvents.Concat(duo.ServerEvents).OfType<Conformance.Dtls.MessageReceived>().Select(received => (received.Message, exchange, certificates));
    }
}
