using System.Text;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;

namespace Conformance.Tests.Lwm2m;

/// <summary>A payload and what it means.</summary>
/// <param name="Source">Where the octets come from.</param>
/// <param name="Expected">One line an entry: path, type, text, and the time behind an @.</param>
/// <param name="IsCanonical">Whether our writer must produce the same octets from the entries.</param>
public sealed record FormatVector(
    string Source, ContentFormat Format, string BasePath, byte[] Octets, string Expected, ObjectModel Model, bool IsCanonical = true)
{
    public Lwm2mPath Path => Lwm2mPath.Parse(BasePath);

    public static FormatVector OfHex(
        string source,
        ContentFormat format,
        string basePath,
        string hex,
        string expected,
        ObjectModel? model = null,
        bool isCanonical = true) =>
        new(source, format, basePath, Convert.FromHexString(hex), expected.ReplaceLineEndings("\n"), model ?? Facts.Lwm2m11, isCanonical);

    public static FormatVector OfText(
        string source,
        ContentFormat format,
        string basePath,
        string text,
        string expected,
        ObjectModel? model = null,
        bool isCanonical = true) =>
        new(source, format, basePath, Encoding.UTF8.GetBytes(text), expected.ReplaceLineEndings("\n"), model ?? Facts.Lwm2m11, isCanonical);

    public override string ToString() => $"{Format} {BasePath} ({Source})";
}
