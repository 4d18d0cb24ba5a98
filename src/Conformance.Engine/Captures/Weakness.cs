using System.Collections.Frozen;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;

namespace Conformance.Engine.Captures;

/// <summary>Suites and groups that nobody may offer who wants to be protected, as IANA numbers them.</summary>
internal static class Weakness
{
    /// <summary>Without encryption, or without authentication.</summary>
    private static readonly FrozenSet<ushort> Suites = new ushort[]
    {
        0x0000, 0x0001, 0x0002, 0x002C, 0x002D, 0x002E, 0x003B, 0x00B0, 0x00B1, 0x00B4, 0x00B5, 0x00B8, 0x00B9,
        0xC001, 0xC006, 0xC00B, 0xC010, 0xC015, 0xC039, 0xC03A, 0xC03B, 0xC0B4, 0xC0B5,
        0x0017, 0x0018, 0x0019, 0x001A, 0x001B, 0x0034, 0x003A, 0x0046, 0x006C, 0x006D, 0x0089, 0x009B, 0x00A6, 0x00A7, 0x00BF, 0x00C5,
        0xC016, 0xC017, 0xC018, 0xC019, 0xC046, 0xC047, 0xC05A, 0xC05B, 0xC084, 0xC085,
    }.ToFrozenSet();

    /// <summary>Curves of fewer than 255 bits: sect163k1 to sect239k1, secp160k1 to secp224r1.</summary>
    private static readonly FrozenSet<ushort> Groups = Enumerable.Range(1, 8).Concat(Enumerable.Range(15, 7)).Select(number => (ushort)number).ToFrozenSet();

    public static bool IsOf(CipherSuite suite) => Suites.Contains(suite.Value);

    public static bool IsOf(NamedGroup group) => Groups.Contains(group.Value);
}
