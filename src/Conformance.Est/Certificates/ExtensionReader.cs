using Conformance.Est.Der;

namespace Conformance.Est.Certificates;

/// <summary>Reads the list of extensions.</summary>
internal static class ExtensionReader
{
    private const int Most = 64;
    private const int FirstBit = 0x80;

    private static readonly Dictionary<string, Func<DerReader, Extensions, Extensions?>> Known = new(StringComparer.Ordinal)
    {
        [Identifiers.BasicConstraints] = Constraints,
        [Identifiers.KeyUsage] = Usage,
        [Identifiers.ExtendedKeyUsage] = Purposes,
        [Identifiers.AlternativeNames] = (reader, read) => Names(reader) is { } names ? read with { Names = names } : null,
        [Identifiers.NameConstraints] = Permitted,
        [Identifiers.SubjectKey] = (reader, read) =>
            reader.TryRead(DerTag.OctetString, "the key identifier", out var key) ? read with { SubjectKey = key.Content } : null,
        [Identifiers.AuthorityKey] = AuthorityKey,
        [Identifiers.RevocationPoints] = RevocationPoints,
    };

    /// <param name="reader">Inside of the sequence of extensions.</param>
    public static bool TryRead(DerReader reader, out Extensions extensions)
    {
        extensions = Extensions.None;
        while (!reader.IsAtEnd)
        {
            if (extensions.All.Count == Most)
            {
                return reader.Refuse($"more than {Most} extensions");
            }

            var critical = false;
            if (!reader.TryEnter(DerTag.Sequence, "an extension", out var one)
                || !one.TryIdentifier("an extension", out var identifier)
                || (one.IsNext(DerTag.Boolean) && !one.TryFlag("whether an extension is critical", out critical))
                || !one.TryRead(DerTag.OctetString, "the value of an extension", out var value)
                || !one.TryEnd("an extension"))
            {
                return false;
            }

            if (extensions.All.Contains(identifier))
            {
                return reader.Refuse($"extension {identifier} is there twice");
            }

            var next = extensions with { All = [.. extensions.All, identifier] };
            if (!Known.TryGetValue(identifier, out var read))
            {
                extensions = critical ? next with { Unknown = [.. next.Unknown, identifier] } : next;
                continue;
            }

            var inner = reader.Into(value);
            if (read(inner, next) is not { } understood || !inner.TryEnd($"extension {identifier}"))
            {
                return false;
            }

            extensions = understood;
        }

        return true;
    }

    private static Extensions? Constraints(DerReader reader, Extensions read)
    {
        if (!reader.TryEnter(DerTag.Sequence, "basic constraints", out var inner))
        {
            return null;
        }

        var authority = false;
        if (inner.IsNext(DerTag.Boolean) && !inner.TryFlag("basic constraints", out authority))
        {
            return null;
        }

        int? length = null;
        if (!inner.IsAtEnd)
        {
            if (!inner.TryInteger("the length of the path", out var number))
            {
                return null;
            }

            if (number < 0 || number > int.MaxValue)
            {
                inner.Refuse("the length of the path is no length");
                return null;
            }

            length = (int)number;
        }

        return inner.TryEnd("basic constraints") ? read with { IsAuthority = authority, PathLength = length } : null;
    }

    private static Extensions? Usage(DerReader reader, Extensions read)
    {
        if (!reader.TryRead(DerTag.BitString, "key usage", out var bits))
        {
            return null;
        }

        if (bits.Content.Length < 2)
        {
            reader.Refuse("key usage without a bit; one at least is required");
            return null;
        }

        var usage = KeyUsages.None;
        for (var bit = 0; bit < 7; bit++)
        {
            usage |= (bits.Content.Span[1] & (FirstBit >> bit)) != 0 ? (KeyUsages)(1 << bit) : KeyUsages.None;
        }

        return read with { Usage = usage };
    }

    private static Extensions? Purposes(DerReader reader, Extensions read)
    {
        if (!reader.TryEnter(DerTag.Sequence, "extended key usage", out var inner))
        {
            return null;
        }

        var purposes = new List<string>();
        do
        {
            if (!inner.TryIdentifier("a purpose", out var purpose))
            {
                return null;
            }

            purposes.Add(purpose);
        }
        while (!inner.IsAtEnd);
        return read with { Purposes = purposes };
    }

    private static List<AlternativeName>? Names(DerReader reader)
    {
        if (!reader.TryEnter(DerTag.Sequence, "alternative names", out var inner))
        {
            return null;
        }

        var names = new List<AlternativeName>();
        while (!inner.IsAtEnd)
        {
            if (!inner.TryAny("an alternative name", out var name))
            {
                return null;
            }

            names.Add(new(name.Tag & 0x1F, name.Content));
        }

        return names;
    }

    /// <summary>The permitted part of Name Constraints; the excluded one is passed over.</summary>
    private static Extensions? Permitted(DerReader reader, Extensions read)
    {
        if (!reader.TryEnter(DerTag.Sequence, "name constraints", out var inner))
        {
            return null;
        }

        var names = new List<AlternativeName>();
        while (!inner.IsAtEnd)
        {
            var permitted = inner.IsNext(DerTag.Within(0));
            if (!inner.TryAny("name constraints", out var part))
            {
                return null;
            }

            for (var trees = inner.Into(part); permitted && !trees.IsAtEnd;)
            {
                if (!trees.TryEnter(DerTag.Sequence, "a permitted name", out var tree) || !tree.TryAny("a permitted name", out var name))
                {
                    return null;
                }

                names.Add(new(name.Tag & 0x1F, name.Content));
            }
        }

        return read with { Permitted = names };
    }

    private static Extensions? AuthorityKey(DerReader reader, Extensions read)
    {
        if (!reader.TryEnter(DerTag.Sequence, "the authority's key identifier", out var inner))
        {
            return null;
        }

        ReadOnlyMemory<byte>? key = null;
        while (!inner.IsAtEnd)
        {
            var first = inner.IsNext(DerTag.InPlace(0));
            if (!inner.TryAny("the authority's key identifier", out var part))
            {
                return null;
            }

            key = first ? part.Content : key;
        }

        return read with { AuthorityKey = key };
    }

    /// <summary>DistributionPoint → distributionPoint [0] → fullName [0] → URIs.</summary>
    private static Extensions? RevocationPoints(DerReader reader, Extensions read)
    {
        if (!reader.TryEnter(DerTag.Sequence, "revocation points", out var points))
        {
            return null;
        }

        var found = new List<string>();
        while (!points.IsAtEnd)
        {
            if (!points.TryEnter(DerTag.Sequence, "a revocation point", out var point))
            {
                return null;
            }

            while (!point.IsAtEnd)
            {
                var isName = point.IsNext(DerTag.Within(0));
                if (!point.TryAny("a revocation point", out var part))
                {
                    return null;
                }

                var full = point.Into(part);
                if (!isName || !full.IsNext(DerTag.Within(0)))
                {
                    continue;
                }

                if (!full.TryEnter(DerTag.Within(0), "the name of a revocation point", out var names))
                {
                    return null;
                }

                while (!names.IsAtEnd)
                {
                    if (!names.TryAny("the name of a revocation point", out var name))
                    {
                        return null;
                    }

                    found.Add(DerReader.TextOf(name));
                }
            }
        }

        return read with { RevocationPoints = found };
    }
}
