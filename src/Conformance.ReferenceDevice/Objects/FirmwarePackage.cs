using System.Security.Cryptography;
using System.Text;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>A firmware image of the reference device: magic, name, version, content, digest.</summary>
/// <remarks>
/// <code>
/// "RDFW" | length of name (1) | name | length of version (1) | version | content | SHA-256 of all before (32)
/// </code>
/// Name and version are ASCII. An image whose content begins with <c>BROKEN</c> is sound but cannot be installed.
/// </remarks>
public sealed record FirmwarePackage(string Name, string Version, ReadOnlyMemory<byte> Content)
{
    private const int DigestLength = 32;
    private static readonly byte[] Magic = "RDFW"u8.ToArray();
    private static readonly byte[] Broken = "BROKEN"u8.ToArray();

    public bool IsInstallable => !Content.Span.StartsWith(Broken);

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
