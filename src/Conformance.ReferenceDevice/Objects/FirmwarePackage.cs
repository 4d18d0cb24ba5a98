using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>A firmware image of the reference device: magic, name, version, content, digest.</summary>
/// <remarks>
/// <code>
/// "RDFW" | length of name (1) | name | length of version (1) | version | content | SHA-256 of all before (32)
/// </code>
/// Name and version are ASCII. The content of an image that is made for tests may begin with a word that says what becomes of it:
/// <c>BROKEN</c> cannot be installed, <c>UNBOOTABLE</c> does not start, <c>MODEL</c> is for another device, <c>MEMORY n</c> takes n octets of
/// memory to unpack, <c>WITHOUT n</c> has no object n.
/// </remarks>
public sealed record FirmwarePackage(string Name, string Version, ReadOnlyMemory<byte> Content)
{
    private const int DigestLength = 32;

    /// <summary>The longest header, and the words that may follow it.</summary>
    private const int LongestPreamble = 600;
    private const int LongestWords = 40;
    private static readonly byte[] Magic = "RDFW"u8.ToArray();

    /// <summary>Whether the new firmware is for another device.</summary>
    public bool IsForeign => Word(Content.Span) == "MODEL";

    /// <summary>Whether the new firmware can be put in place: it is for this device, and nothing goes wrong.</summary>
    public bool IsInstallable => !IsForeign && Word(Content.Span) != "BROKEN";

    /// <summary>Whether the new firmware starts.</summary>
    public bool IsBootable => Word(Content.Span) != "UNBOOTABLE";

    /// <summary>An object of the old firmware that the new one has not.</summary>
    public ushort? Lacks => Word(Content.Span) == "WITHOUT" ? (ushort)Number(Content.Span) : null;

    /// <summary>Octets of memory that an image takes while it is unpacked, as far as its first octets tell.</summary>
    public static long HungerOf(ReadOnlySpan<byte> beginning)
    {
        var start = beginning[..Math.Min(beginning.Length, LongestPreamble)].ToArray();
        ReadOnlyMemory<byte> rest = start.AsSpan().StartsWith(Magic) ? start.AsMemory(Magic.Length) : default;
        return TryTake(ref rest, out _) && TryTake(ref rest, out _) && Word(rest.Span) == "MEMORY" ? Number(rest.Span) : 0;
    }

    /// <summary>Reads an image.</summary>
    /// <param name="octets">The image.</param>
    /// <param name="looks">Whether the digest is looked at.</param>
    /// <param name="package">The image, or <see langword="null"/>.</param>
    /// <param name="failure">What is wrong with one that is refused.</param>
    public static bool TryRead(ReadOnlyMemory<byte> octets, bool looks, out FirmwarePackage? package, out UpdateResult failure)
    {
        package = null;
        failure = UpdateResult.UnsupportedPackage;
        if (!octets.Span.StartsWith(Magic))
        {
            return false;
        }

        failure = UpdateResult.IntegrityFailure;
        if (octets.Length < Magic.Length + DigestLength
            || (looks && !octets.Span[^DigestLength..].SequenceEqual(SHA256.HashData(octets.Span[..^DigestLength]))))
        {
            return false;
        }

        var rest = octets[Magic.Length..^DigestLength];
        if (!TryTake(ref rest, out var name) || !TryTake(ref rest, out var version))
        {
            return false;
        }

        package = new(name, version, rest);
        return true;
    }

    public byte[] ToArray()
    {
        byte[] body = [.. Magic, .. Counted(Name), .. Counted(Version), .. Content.Span];
        return [.. body, .. SHA256.HashData(body)];
    }

    private static string Word(ReadOnlySpan<byte> content) => Words(content)[0];

    private static long Number(ReadOnlySpan<byte> content) =>
        Words(content) is [_, var number, ..] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;

    private static string[] Words(ReadOnlySpan<byte> content) =>
        Encoding.ASCII.GetString(content[..Math.Min(content.Length, LongestWords)]).Split(' ');

    private static byte[] Counted(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static bool TryTake(ref ReadOnlyMemory<byte> rest, out string text)
    {
        text = string.Empty;
        if (rest.IsEmpty || rest.Length <= rest.Span[0])
        {
            return false;
        }

        var length = rest.Span[0];
        text = Encoding.ASCII.GetString(rest.Span.Slice(1, length));
        rest = rest[(length + 1)..];
        return true;
    }
}
