using Conformance.Oscore.Contexts;

namespace Conformance.Tests.Oscore;

/// <summary>The vectors of RFC 8613 appendix C.</summary>
internal static class Vectors
{
    /// <summary>C.1 with a salt, C.2 without, C.3 with an ID context; the client's view.</summary>
    public static ContextParameters C1 { get; } = Of("9e7ca92223786340", "", null);

    public static ContextParameters C2 { get; } = Of("", "00", null);

    public static ContextParameters C3 { get; } = Of("9e7ca92223786340", "", "37cbf3210017a2d3");

    public static IEnumerable<object[]> Keys =>
    [
        [C1, "8540f60a634b657910", "854101f60a634b657910", "8540f60a6249560d", "f0910ed7295e6ad4b54fc793154302ff", "ffb14e093c94c9cac9471648b4f98710", "4622d4dd6d944168eefb54987c", "4622d4dd6d944168eefb54987c", "4722d4dd6d944169eefb54987c"],
        [C2, "854100f60a634b657910", "854101f60a634b657910", "8540f60a6249560d", "321b26943253c7ffb6003b0b64d74041", "e57b5635815177cd679ab4bcec9d7dda", "be35ae297d2dace910c52e99f9", "bf35ae297d2dace910c52e99f9", "bf35ae297d2dace810c52e99f9"],
        [C3, "85404837cbf3210017a2d30a634b657910", "8541014837cbf3210017a2d30a634b657910", "85404837cbf3210017a2d30a6249560d", "af2a1300a5e95788b356336eeecd2b92", "e39a0c7c77b43f03b4b39ab9a268699f", "2ca58fb85ff1b81c0b7181b85e", "2ca58fb85ff1b81c0b7181b85e", "2da58fb85ff1b81d0b7181b85e"],
    ];

    /// <summary>C.4 to C.6: request, what is authenticated with it, and the same under protection; all have number 20.</summary>
    public static IEnumerable<object[]> Requests =>
    [
        [C1, "44015d1f00003974396c6f63616c686f737483747631", "8368456e63727970743040488501810a40411440", "44025d1f00003974396c6f63616c686f7374620914ff612f1092f1776f1c1668b3825e"],
        [C2, "440171c30000b932396c6f63616c686f737483747631", "8368456e63727970743040498501810a4100411440", "440271c30000b932396c6f63616c686f737463091400ff4ed339a5a379b0b8bc731fffb0"],
        [C3, "44012f8eef9bbf7a396c6f63616c686f737483747631", "8368456e63727970743040488501810a40411440", "44022f8eef9bbf7a396c6f63616c686f73746b19140837cbf3210017a2d3ff72cd7273fd331ac45cffbe55c3"],
    ];

    /// <summary>C.7 and C.8: the answer to C.4, without and with a number of its own.</summary>
    public static IEnumerable<object?[]> Responses =>
    [
        [null, "64445d1f0000397490ffdbaad1e9a7e7b2a813d3c31524378303cdafae119106"],
        [0UL, "64445d1f00003974920100ff4d4c13669384b67354b2b6175ff4b8658c666a6cf88e"],
    ];

    public const string Response = "64455d1f00003974ff48656c6c6f20576f726c6421";

    public static byte[] Hex(string text) => Convert.FromHexString(text);

    private static ContextParameters Of(string salt, string sender, string? context) =>
        new(Hex("0102030405060708090a0b0c0d0e0f10"), Hex(sender), Hex("01")) { MasterSalt = Hex(salt), IdContext = context is null ? default(ReadOnlyMemory<byte>?) : Hex(context) };
}
