using Conformance.Dtls.Handshake;
using Conformance.Wire;

namespace Conformance.Dtls.Extensions;

/// <summary>The extensions at the end of a hello, in their order.</summary>
/// <remarks>RFC 5246 §7.4.1.4: a hello without any may leave even their length out, and no type may stand there twice.</remarks>
public static class ExtensionList
{
    private const string Clause = "RFC 5246 §7.4.1.4";

    internal static Extension[] Read(ref FieldReader hello)
    {
        if (hello.Remaining == 0)
        {
            return [];
        }

        var octets = hello.Vector(sizeof(ushort), "extensions");
        var fields = new FieldReader(octets, Clause);
        var read = new List<Extension>();
        var seen = new HashSet<ExtensionType>();
        while (fields.Remaining > 0)
        {
            var extension = new Extension(new(fields.UInt16("extension_type")), fields.Vector(sizeof(ushort), "extension_data"));
            if (!fields.Failed && !seen.Add(extension.Type))
            {
                fields.Refuse($"{extension.Type} stands there twice");
            }

            read.Add(extension);
        }

        if (!fields.Ends(out var error))
        {
            hello.Refuse(error);
        }

        return [.. read];
    }

    internal static void Write(SpanWriter hello, IReadOnlyList<Extension> extensions)
    {
        if (extensions.Count == 0)
        {
            return;
        }

        var inner = new SpanWriter();
        foreach (var extension in extensions)
        {
            inner.WriteUInt16(extension.Type.Value);
            inner.WriteVector(sizeof(ushort), extension.Body.Span);
        }

        hello.WriteVector(sizeof(ushort), inner.Written);
    }

    /// <summary>The extension of that type, or <see langword="null"/>.</summary>
    public static Extension? Find(this IEnumerable<Extension> extensions, ExtensionType type) =>
        extensions.Where(extension => extension.Type == type).Select(extension => (Extension?)extension).FirstOrDefault();
}
