using System.Net;
using Conformance.Reporting.Pcapng;
using Conformance.Wire.Streams;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

/// <summary>Segments made for a capture.</summary>
[TestFixture]
public sealed class TcpPacketTests
{
    private static readonly IPEndPoint Device = new(IPAddress.Parse("192.0.2.2"), 0x8000);
    private static readonly IPEndPoint Server = new(IPAddress.Parse("192.0.2.1"), 5683);

    /// <summary>By hand from RFC 791 §3.1 and RFC 9293 §3.1: a Ping with token 42 as first octets; the checksum covers the pseudo header.</summary>
    [Test]
    public void Octets_stand_behind_headers_with_good_checksums()
    {
        var packet = TcpPacket.Write(Device, Server, new(StreamMark.Octets, 0, 3), new byte[] { 0x01, 0xE2, 0x42 }, out var length);

        length.Should().Be(43);
        Convert.ToHexString(packet).Should().Be(
            "4500002B000040004006B6C9" + "C0000202" + "C0000201"
            + "80001633" + "00000001" + "00000004" + "5018FFFF" + "51AB" + "0000" + "01E242");
    }

    [TestCase(StreamMark.Asked, 0x02)]
    [TestCase(StreamMark.Taken, 0x12)]
    [TestCase(StreamMark.Octets, 0x18)]
    [TestCase(StreamMark.Ended, 0x11)]
    [TestCase(StreamMark.Broken, 0x14)]
    public void A_mark_is_flags(StreamMark mark, int flags) =>
        TcpPacket.Write(Device, Server, new(mark, 0, 0), default, out _)[33].Should().Be((byte)flags);

    [Test]
    public void Numbers_begin_after_the_openings()
    {
        Numbers(StreamMark.Asked).Should().Be("0000000000000000");
        Numbers(StreamMark.Taken).Should().Be("0000000000000001");
        Numbers(StreamMark.Octets).Should().Be("0000000100000001");
    }

    [Test]
    public void Both_families_carry_it() =>
        TcpPacket.Write(new(IPAddress.IPv6Loopback, 1), new(IPAddress.IPv6Loopback, 2), new(StreamMark.Asked, 0, 0), default, out var length).Should().HaveCount(60).And.HaveCount(length);

    private static string Numbers(StreamMark mark) => Convert.ToHexString(TcpPacket.Write(Device, Server, new(mark, 0, 0), default, out _).AsSpan(24, 8));
}
