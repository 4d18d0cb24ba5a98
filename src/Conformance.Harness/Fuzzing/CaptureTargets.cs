using System.Net;
using Conformance.Engine.Traffic;
using Conformance.Reporting.Pcapng;
using Conformance.Wire;

namespace Conformance.Harness.Fuzzing;

/// <summary>Captures that anybody took: files, and the traffic in them as it is read.</summary>
internal static class CaptureTargets
{
    private static readonly IPEndPoint Client = new(IPAddress.Loopback, 40000);
    private static readonly IPEndPoint Server = new(IPAddress.Loopback, 5683);
    private static readonly byte[] Register = Convert.FromHexString("44029A5C01020304B272644465703D61FF3C2F332F303E");

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        new DecoderTarget<CapturedTraffic>("capture", [Written(), Pcap()], TryRead, static _ => null, limits: FuzzLimits.File),
        new DecoderTarget<Overheard>("traffic", [Register], TryHear, static _ => null, limits: FuzzLimits.File),
    ];

    private static bool TryRead(ReadOnlyMemory<byte> octets, out CapturedTraffic? traffic, out DecodeError error)
    {
        var whole = CaptureReader.TryRead(octets, out var read, out error);
        traffic = read;
        return whole;
    }

    // The octets as what a client sends, and as what a server sends after it.
    private static bool TryHear(ReadOnlyMemory<byte> octets, out Overheard? heard, out DecodeError error)
    {
        error = default;
        heard = Overheard.Of(
            [new(TimeSpan.Zero, Client, Server, Register), new(TimeSpan.FromSeconds(1), Client, Server, octets), new(TimeSpan.FromSeconds(2), Server, Client, octets)],
            new TrafficTerms());
        return true;
    }

    private static byte[] Written()
    {
        using var file = new MemoryStream();
        var writer = new PcapngWriter(file, "fuzz", ["a comment"]);
        var udp = writer.AddInterface("udp", PcapngWriter.LinkTypeRaw);
        writer.WriteSecrets([$"CLIENT_RANDOM {new string('0', 64)} {new string('1', 96)}"]);
        var packet = UdpPacket.Write(Client, Server, Register, out var length);
        writer.WritePacket(udp, DateTimeOffset.UnixEpoch.AddYears(50), sent: false, packet, length, ["register"]);
        return file.ToArray();
    }

    private static byte[] Pcap()
    {
        var packet = UdpPacket.Write(Client, Server, Register, out var length);
        var writer = new SpanWriter();
        writer.WriteUInt32(0xA1B2C3D4);
        writer.WriteUInt32(0x00020004);
        writer.WriteUInt64(0);
        writer.WriteUInt32(ushort.MaxValue);
        writer.WriteUInt32(PcapngWriter.LinkTypeRaw);
        writer.WriteUInt64(0x6560000000000001);
        writer.WriteUInt32((uint)packet.Length);
        writer.WriteUInt32((uint)length);
        writer.Write(packet);
        return writer.ToArray();
    }
}
