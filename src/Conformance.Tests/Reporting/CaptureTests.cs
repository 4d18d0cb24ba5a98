using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Text;
using Conformance.Reporting;
using Conformance.Reporting.Pcapng;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

[TestFixture]
public sealed class CaptureTests
{
    private const string Options = "-o ip.check_checksum:TRUE -o udp.check_checksum:TRUE -T fields "
        + "-e _ws.col.Protocol -e coap.code -e udp.checksum.status -e frame.comment -r";

    private static readonly IPAddress V6 = IPAddress.Parse("2001:db8::1");

    [Test]
    public void Writes_the_golden_capture() => Golden.Check("C-REG-001.pcapng", Capture(SampleRun.Evidence));

    [Test]
    public void Is_a_chain_of_blocks_that_state_their_length_twice()
    {
        var octets = Capture(SampleRun.Evidence);
        var types = new List<uint>();
        for (var at = 0; at < octets.Length;)
        {
            types.Add(Word(octets, at));
            var length = (int)Word(octets, at + 4);
            (length % 4).Should().Be(0);
            Word(octets, at + length - 4).Should().Be((uint)length);
            at += length;
        }

        types.Should().Equal(0x0A0D0D0A, 1, 6, 6, 6);
    }

    [Test]
    public void Has_the_secrets_of_handshakes_before_the_first_packet()
    {
        const string Line = "CLIENT_RANDOM 00 11";

        var octets = Capture(SampleRun.Evidence with { KeyLog = [Line] });

        var text = Encoding.Latin1.GetString(octets);
        var at = text.IndexOf("TLSK", StringComparison.Ordinal);
        Word(octets, at - 8).Should().Be(10);
        Word(octets, at + 4).Should().Be((uint)Line.Length + 1);
        text[(at + 8)..].Should().StartWith(Line + "\n");
    }

    [TestCase("127.0.0.1", "127.0.0.1")]
    [TestCase("192.0.2.1", "198.51.100.7")]
    [TestCase("2001:db8::1", "fe80::1")]
    [TestCase("::ffff:192.0.2.1", "192.0.2.2")]
    [TestCase("::", "192.0.2.2")]
    public void Gives_headers_whose_checksums_are_right(string from, string to)
    {
        var random = new Random(7);
        foreach (var size in (int[])[0, 1, 2, 3, 64, 1281, 65_507])
        {
            var payload = new byte[size];
            random.NextBytes(payload);

            var packet = UdpPacket.Write(new(IPAddress.Parse(from), 5683), new(IPAddress.Parse(to), 61_616), payload, out var length);

            length.Should().Be(packet.Length);
            var isV4 = packet[0] >> 4 == 4;
            var header = isV4 ? 20 : 40;
            packet[(header + 8)..].Should().Equal(payload);
            if (isV4)
            {
                OnesComplement(packet[..20]).Should().Be(0xFFFF);
            }

            byte[] pseudo = [.. isV4 ? packet[12..20] : packet[8..40], 0, 17, .. packet[(header + 4)..(header + 6)], .. packet[header..]];
            OnesComplement(pseudo).Should().Be(0xFFFF);
        }
    }

    [Test]
    public void Cuts_what_no_udp_header_can_state_and_says_so()
    {
        var packet = UdpPacket.Write(new(IPAddress.Loopback, 1), new(IPAddress.Loopback, 2), new byte[70_000], out var length);

        packet.Length.Should().Be(65_535);
        length.Should().Be(70_028);
        UdpPacket.Write(new(V6, 1), new(V6, 2), new byte[70_000], out length).Length.Should().Be(65_575);
    }

    [Test]
    public void Is_read_by_tshark()
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".pcapng");
        File.WriteAllBytes(file, Capture(SampleRun.Evidence));
        try
        {
            var start = new ProcessStartInfo("tshark", [.. Options.Split(' '), file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var tshark = Process.Start(start)!;
            var lines = tshark.StandardOutput.ReadToEnd().Split('\n');
            tshark.WaitForExit();

            lines[0].Should().StartWith("CoAP\t2\t1\tCON 0.02 POST");
            lines[0].Should().Contain("fail: lifetime is missing; Register carries lt REG-02 REQ-REG-01");
            lines[1].Should().StartWith("CoAP\t65\t1\tACK 2.01");
            lines[2].Should().StartWith("CoAP\t2\t1\t").And.Contain("retransmission");
        }
        catch (Win32Exception)
        {
            Assert.Ignore("tshark is not installed");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static byte[] Capture(CaseEvidence evidence)
    {
        using var stream = new MemoryStream();
        CaptureFile.Write(stream, SampleRun.Failing, evidence, SampleRun.Start);
        return stream.ToArray();
    }

    private static uint Word(byte[] octets, int at) => BinaryPrimitives.ReadUInt32BigEndian(octets.AsSpan(at));

    private static int OnesComplement(byte[] octets)
    {
        var sum = 0L;
        for (var at = 0; at < octets.Length; at += 2)
        {
            sum += octets[at] << 8 | (at + 1 < octets.Length ? octets[at + 1] : 0);
        }

        while (sum > 0xFFFF)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (int)sum;
    }
}
