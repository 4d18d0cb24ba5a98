using System.Text;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Records;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>Vectors of others for what secrets are made of.</summary>
[TestFixture]
public sealed class KeyScheduleTests
{
    // https://mailarchive.ietf.org/arch/msg/tls/fzVCzk-z3FShgGJ6DOXqM1ydxms ("Test vectors for TLS 1.2 PRF", P_SHA256)
    [Test]
    public void The_prf_gives_the_hundred_octets_of_the_working_group()
    {
        var output = Prf.Expand(
            Convert.FromHexString("9bbe436ba940f017b17652849a71db35"), "test label", Convert.FromHexString("a0ba9f936cda311827a6f796ffd5198c"), 100);

        Convert.ToHexStringLower(output).Should().Be(
            "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab"
            + "4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66");
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(31)]
    [TestCase(32)]
    [TestCase(33)]
    [TestCase(100)]
    public void A_shorter_output_is_the_beginning_of_a_longer_one(int length) =>
        Prf.Expand([1, 2, 3], "label", [4], length).Should().Equal(Prf.Expand([1, 2, 3], "label", [4], 200)[..length]);

    // RFC 4279 §2: if the PSK is N octets long, a uint16 with the value N, N zero octets, a second uint16 with the value N, and the PSK itself
    [Test]
    public void The_premaster_of_a_key_has_zeros_before_it() =>
        Convert.ToHexStringLower(KeySchedule.PskPremaster("secretPSK"u8)).Should().Be("0009" + "000000000000000000" + "0009" + "73656372657450534b");

    [Test]
    public void Keys_are_cut_from_the_block_in_the_order_of_the_rfc()
    {
        var suite = CipherSuite.EcdsaCbc.Traits!;
        var block = Prf.Expand(new byte[48], "key expansion", [2, 2, 1, 1], 96);

        var (client, server) = TrafficKeys.Derive(suite, new byte[48], [1, 1], [2, 2]);

        byte[] all = [.. client.Mac.Span, .. server.Mac.Span, .. client.Key.Span, .. server.Key.Span, .. client.FixedNonce.Span, .. server.FixedNonce.Span];
        all.Should().Equal(block);
    }

    [Test]
    public void A_suite_that_authenticates_has_no_mac_key_and_four_octets_of_nonce()
    {
        var (client, server) = TrafficKeys.Derive(CipherSuite.PskCcm8.Traits!, new byte[48], [1], [2]);

        (client.Mac.Length, client.Key.Length, client.FixedNonce.Length).Should().Be((0, 16, 4));
        server.Key.ToArray().Should().NotEqual(client.Key.ToArray());
    }

    // RFC 3610 §8, packet vector #1: CCM with a tag of eight octets and a nonce of thirteen, as an oracle for what the base library does
    [Test]
    public void The_base_library_does_ccm_as_rfc_3610_says()
    {
        using var cipher = new System.Security.Cryptography.AesCcm(Convert.FromHexString("C0C1C2C3C4C5C6C7C8C9CACBCCCDCECF"));
        var plaintext = Convert.FromHexString("08090A0B0C0D0E0F101112131415161718191A1B1C1D1E");
        var (ciphertext, tag) = (new byte[plaintext.Length], new byte[8]);

        cipher.Encrypt(Convert.FromHexString("00000003020100A0A1A2A3A4A5"), plaintext, ciphertext, tag, Convert.FromHexString("0001020304050607"));

        Convert.ToHexString([.. ciphertext, .. tag]).Should().Be("588C979A61C663D2F066D0C2C0F989806D5F6B61DAC384" + "17E8D12CFDF926E0");
    }

    private static IEnumerable<TestCaseData> Protections =>
        from suite in CipherSuite.Known
        from encryptThenMac in new[] { true, false }
        select new TestCaseData(suite, encryptThenMac);

    [TestCaseSource(nameof(Protections))]
    public void A_record_opens_as_it_was_sealed_and_with_no_octet_changed(CipherSuite suite, bool encryptThenMac)
    {
        var (keys, _) = TrafficKeys.Derive(suite.Traits!, new byte[48], [1], [2]);
        var protection = RecordProtection.Of(suite.Traits!, keys, encryptThenMac, new Random(5));
        var header = new RecordHeader(ContentType.ApplicationData, ProtocolVersion.Dtls12, 1, 7, 0);
        foreach (var length in new[] { 0, 1, 15, 16, 17, 300 })
        {
            var plaintext = Encoding.ASCII.GetBytes(new string('x', length));

            var fragment = protection.Seal(header, plaintext);

            (fragment.Length - length).Should().BeLessThanOrEqualTo(protection.Expansion);
            protection.TryOpen(header, fragment, out var opened, out _).Should().BeTrue();
            opened.Should().Equal(plaintext);
            protection.TryOpen(header with { Sequence = 8 }, fragment, out _, out _).Should().BeFalse();
            protection.TryOpen(header with { Type = ContentType.Alert }, fragment, out _, out _).Should().BeFalse();
            for (var at = 0; at < fragment.Length; at++)
            {
                var changed = fragment.ToArray();
                changed[at] ^= 1;
                protection.TryOpen(header, changed, out _, out var reason).Should().BeFalse();
                reason.Should().NotBeEmpty();
                protection.TryOpen(header, fragment.AsSpan(0, at), out _, out _).Should().BeFalse();
            }
        }
    }

    [Test]
    public void Aead_puts_epoch_and_sequence_number_into_the_record()
    {
        var (keys, _) = TrafficKeys.Derive(CipherSuite.PskCcm8.Traits!, new byte[48], [1], [2]);

        var fragment = RecordProtection.Of(CipherSuite.PskCcm8.Traits!, keys, encryptThenMac: false, new Random(5))
            .Seal(new(ContentType.ApplicationData, ProtocolVersion.Dtls12, 1, 7, 0), "hello"u8);

        Convert.ToHexString(fragment.AsSpan(0, 8)).Should().Be("0001000000000007");
        fragment.Should().HaveCount(8 + 5 + 8);
    }
}
