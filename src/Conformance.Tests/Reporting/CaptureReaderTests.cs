using System.Buffers.Binary;
using System.Net;
using Conformance.Reporting.Pcapng;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

/// <summary>Captures of others, octet by octet (draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng, the tcpdump group's link types).</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class CaptureReaderTests
{
    private const uint Ethernet = 1;
    private const uint Raw = 101;
    private static readonly IPEndPoint Client = new(IPAddress.Parse("192.0.2.1"), 40000);
    private static readonly IPEndPoint Server = new(IPAddress.Parse("198.51.100.7"), 5683);
    private static readonly IPEndPoint Client6 = new(IPAddress.Parse("2001:db8::1"), 40000);
    private static readonly IPEndPoint Server6 = new(IPAddress.Parse("2001:db8::2"), 5683);

    [Test]
    public void Our_own_capture_is_read_back()
    {
        using var file = new MemoryStream();
        CaptureFile.Write(file, SampleRun.Failing, SampleRun.Evidence with { KeyLog = ["CLIENT_RANDOM 00 11"] }, DateTimeOffset.UnixEpoch.AddYears(56));

        CaptureReader.TryRead(file.ToArray(), out var traffic, out _).Should().BeTrue();

        var sent = SampleRun.Evidence.Datagrams;
        traffic.Datagrams.Select(datagram => Convert.ToHexString(datagram.Octets.Span)).Should().Equal(sent.Select(datagram => Convert.ToHexString(datagram.Octets.Span)));
        traffic.Datagrams.Select(datagram => datagram.From).Should().Equal(sent.Select(datagram => datagram.Sent ? datagram.Local : datagram.Remote));
        traffic.Datagrams.Select(datagram => datagram.To).Should().Equal(sent.Select(datagram => datagram.Sent ? datagram.Remote : datagram.Local));
        traffic.Datagrams.Select(datagram => datagram.Time).Should().Equal(sent.Select(datagram => datagram.Time - sent[0].Time));
        traffic.KeyLog.Should().Contain("CLIENT_RANDOM 00 11");
        traffic.Remarks.Should().BeEmpty();
    }

    [TestCase(true, 0xA1B2C3D4, 500_000u)]
    [TestCase(false, 0xA1B2C3D4, 500_000u)]
    [TestCase(true, 0xA1B23C4D, 500_000_000u)]
    [TestCase(false, 0xA1B23C4D, 500_000_000u)]
    public void A_pcap_of_either_order_and_resolution_is_read(bool littleEndian, long magic, uint half)
    {
        var packet = Packet(Client, Server, 1, 2, 3);
        byte[] file = [.. Header(littleEndian, (uint)magic, Raw), .. Record(littleEndian, 7, 0, packet), .. Record(littleEndian, 8, half, packet)];

        CaptureReader.TryRead(file, out var traffic, out _).Should().BeTrue();

        traffic.Start.Should().Be(DateTimeOffset.UnixEpoch.AddSeconds(7));
        traffic.Datagrams.Select(datagram => datagram.Time.TotalSeconds).Should().Equal(0, 1.5);
        traffic.Datagrams.Should().OnlyContain(datagram => datagram.From.Equals(Client) && datagram.To.Equals(Server) && datagram.Octets.Length == 3);
    }

    [TestCase(0u, "02000000")]
    [TestCase(108u, "00000002")]
    [TestCase(Ethernet, "0102030405060708090A0B0C0800")]
    [TestCase(Ethernet, "0102030405060708090A0B0C810000070800")]
    [TestCase(Ethernet, "0102030405060708090A0B0C88A80007810000070800")]
    [TestCase(113u, "00000001000600000000000000000800")]
    [TestCase(276u, "0800000000000001000100060000000000000000")]
    [TestCase(Raw, "")]
    [TestCase(228u, "")]
    public void What_stands_before_the_packet_is_taken_off(uint linkType, string before)
    {
        var traffic = Read(linkType, [.. Convert.FromHexString(before), .. Packet(Client, Server, 9)]);

        traffic.Datagrams.Should().ContainSingle().Which.From.Should().Be(Client);
        traffic.Remarks.Should().BeEmpty();
    }

    [Test]
    public void Octets_after_the_packet_are_padding()
    {
        var traffic = Read(Ethernet, [.. Convert.FromHexString("0102030405060708090A0B0C0800"), .. Packet(Client, Server, 9), 0, 0, 0, 0]);

        traffic.Datagrams.Single().Octets.Length.Should().Be(1);
    }

    [Test]
    public void Extension_headers_of_IPv6_are_passed_over()
    {
        var plain = Packet(Client6, Server6, 9);
        byte[] packet = [.. plain[..6], 0, .. plain[7..40], 60, 0, 1, 4, 0, 0, 0, 0, 17, 0, 1, 4, 0, 0, 0, 0, .. plain[40..]];

        Read(Raw, packet).Datagrams.Single().From.Should().Be(Client6);
    }

    [Test]
    public void Fragments_are_remarked_and_not_guessed()
    {
        var first = Packet(Client, Server, 9);
        first[6] = 0x20;
        var plain = Packet(Client6, Server6, 9);
        byte[] sixth = [.. plain[..6], 44, .. plain[7..40], 17, 0, 0, 1, 0, 0, 0, 1, .. plain[40..]];

        var traffic = Read(Raw, first, sixth);

        traffic.Datagrams.Should().BeEmpty();
        traffic.Remarks.Should().Equal("fragments of IP are not put together (2 times)");
    }

    [Test]
    public void What_was_cut_or_is_unknown_is_remarked()
    {
        var whole = Packet(Client, Server, 1, 2, 3);

        Read(Raw, whole[..^1]).Remarks.Should().Equal("datagrams were cut short by the capture");
        Read(147, whole).Remarks.Should().Equal("packets of link type 147 are not understood");
        Read(Raw, [0x45, .. new byte[19]]).Should().Match<CapturedTraffic>(traffic => traffic.Datagrams.Count == 0 && traffic.Remarks.Count == 0, "what is not UDP is nobody's business");
    }

    [Test]
    public void Every_truncation_gives_what_stands_before_it()
    {
        using var ours = new MemoryStream();
        CaptureFile.Write(ours, SampleRun.Failing, SampleRun.Evidence with { KeyLog = ["CLIENT_RANDOM 00 11"] }, DateTimeOffset.UnixEpoch);
        var packet = Packet(Client, Server, 1);
        byte[] theirs = [.. Header(littleEndian: true, 0xA1B2C3D4, Raw), .. Record(littleEndian: true, 7, 0, packet), .. Record(littleEndian: true, 8, 0, packet)];
        foreach (var file in (byte[][])[ours.ToArray(), theirs])
        {
            var before = 0;
            for (var length = 0; length < file.Length; length++)
            {
                var whole = CaptureReader.TryRead(file.AsMemory(0, length), out var traffic, out var error);

                traffic.Datagrams.Count.Should().BeInRange(before, before + 1);
                before = traffic.Datagrams.Count;
                if (!whole)
                {
                    error.Offset.Should().BeInRange(0, length);
                    error.ToString().Should().Contain("draft-ietf-opsawg-pcap");
                }
            }
        }
    }

    [TestCase(4, 0xFFFFFFFFu, "a block announces 4294967295 octets")]
    [TestCase(4, 13u, "a multiple of 4 from 12 on is required")]
    [TestCase(8, 7u, "byte-order magic 00000007")]
    public void Wrong_lengths_are_told(int at, uint value, string told)
    {
        using var ours = new MemoryStream();
        CaptureFile.Write(ours, SampleRun.Failing, SampleRun.Evidence, DateTimeOffset.UnixEpoch);
        var file = ours.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), value);

        CaptureReader.TryRead(file, out _, out var error).Should().BeFalse();

        error.Message.Should().Contain(told);
    }

    [Test]
    public void A_file_of_something_else_is_no_capture()
    {
        CaptureReader.TryRead("hello, world"u8.ToArray(), out _, out var error).Should().BeFalse();

        error.ToString().Should().StartWith("octet 0: the file begins with 68656C6C");
    }

    private static CapturedTraffic Read(uint linkType, params byte[][] packets)
    {
        byte[] file = [.. Header(littleEndian: true, 0xA1B2C3D4, linkType), .. packets.SelectMany(packet => Record(littleEndian: true, 1, 0, packet))];
        CaptureReader.TryRead(file, out var traffic, out var error).Should().BeTrue($"{error}");
        return traffic;
    }

    private static byte[] Packet(IPEndPoint from, IPEndPoint to, params byte[] octets) => UdpPacket.Write(from, to, octets, out _);

    private static byte[] Header(bool littleEndian, uint magic, uint linkType) => Words(littleEndian, magic, 0x00040002, 0, 0, 65535, linkType);

    private static byte[] Record(bool littleEndian, uint seconds, uint fraction, byte[] packet) =>
        [.. Words(littleEndian, seconds, fraction, (uint)packet.Length, (uint)packet.Length), .. packet];

    private static byte[] Words(bool littleEndian, params uint[] words) =>
        [.. words.SelectMany(word => BitConverter.GetBytes(littleEndian == BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word)))];
}
