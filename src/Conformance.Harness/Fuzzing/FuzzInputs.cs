using Conformance.Engine.Worlds;

namespace Conformance.Harness.Fuzzing;

/// <summary>Inputs for a target: mutations of its seeds, and now and then nothing but chance. The same index gives the same input.</summary>
internal sealed class FuzzInputs(FuzzTarget target, long seed)
{
    private const int LongestNoise = 64;
    private const int LongestInput = 64 * 1024;

    /// <summary>Edges of lengths, signs, UTF-8, CBOR heads, option nibbles and the punctuation of text formats.</summary>
    private static readonly byte[] Octets =
    [
        0x00, 0x01, 0x0D, 0x0E, 0x0F, 0x10, 0x1F, 0x20, 0x3F, 0x7E, 0x7F, 0x80, 0xC0, 0xED, 0xF0, 0xF1, 0xFE, 0xFF,
        0x18, 0x19, 0x1A, 0x1B, 0x3B, 0x5B, 0x5F, 0x7B, 0x9B, 0x9F, 0xA0, 0xBB, 0xBF, 0xC4, 0xDB, 0xF4, 0xF6, 0xF9, 0xFA, 0xFB,
        .. "\t\n \"'\\/{}[]<>();:,=-+.*&eE019"u8,
    ];

    private static readonly byte[][] Words =
    [
        [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0, 0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0x7F, 0xFF], [0x80, 0x00], [0xFF, 0xFF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF],
    ];

    private static readonly Action<List<byte>, FuzzTarget, Random>[] Mutations =
    [
        (octets, _, random) => octets[random.Next(octets.Count)] ^= (byte)(1 << random.Next(8)),
        (octets, _, random) => octets[random.Next(octets.Count)] = Octets[random.Next(Octets.Length)],
        (octets, _, random) => octets[random.Next(octets.Count)] = (byte)random.Next(256),
        (octets, _, random) => octets[random.Next(octets.Count)] += (byte)(random.Next(2) * 2 - 1),
        (octets, _, random) => octets.Insert(random.Next(octets.Count + 1), Octets[random.Next(Octets.Length)]),
        (octets, target, random) => octets.InsertRange(random.Next(octets.Count + 1), Word(target, random)),
        (octets, _, random) => octets.RemoveRange(random.Next(octets.Count), 1),
        (octets, _, random) => Cut(octets, random.Next(octets.Count), random.Next(16)),
        (octets, _, random) => Cut(octets, random.Next(octets.Count), octets.Count),
        (octets, _, random) => octets.InsertRange(random.Next(octets.Count), Piece(octets, random, longest: 32)),
        (octets, target, random) => octets.InsertRange(random.Next(octets.Count), Piece([.. Seed(target, random)], random, longest: 64)),
        (octets, _, random) => Repeat(octets, random, random.Next(64) == 0 ? LongestInput : 256),
    ];

    public byte[] At(long index)
    {
        var random = new Random(Seeds.Of(seed, $"{target.Name}/{index}"));
        if (target.Seeds.Count == 0 || random.Next(16) == 0)
        {
            var noise = new byte[random.Next(LongestNoise)];
            random.NextBytes(noise);
            return noise;
        }

        var octets = new List<byte>(Seed(target, random));
        for (var more = true; more && octets.Count > 0; more = random.Next(2) == 0)
        {
            Mutations[random.Next(Mutations.Length)](octets, target, random);
        }

        return [.. octets];
    }

    private static byte[] Seed(FuzzTarget target, Random random) => target.Seeds[random.Next(target.Seeds.Count)];

    private static byte[] Word(FuzzTarget target, Random random)
    {
        var words = target.Words.Count > 0 && random.Next(4) > 0 ? target.Words : Words;
        return words[random.Next(words.Count)];
    }

    private static List<byte> Piece(List<byte> octets, Random random, int longest)
    {
        var from = random.Next(octets.Count);
        return octets.GetRange(from, Math.Min(random.Next(1, longest), octets.Count - from));
    }

    private static void Cut(List<byte> octets, int from, int count) => octets.RemoveRange(from, Math.Min(count, octets.Count - from));

    /// <summary>Says one piece many times: nesting, long lists, long strings.</summary>
    private static void Repeat(List<byte> octets, Random random, int longest)
    {
        var piece = Piece(octets, random, longest: 24);
        var times = random.Next(1, Math.Max(2, longest / piece.Count));
        octets.InsertRange(random.Next(octets.Count), Enumerable.Repeat(piece, times).SelectMany(again => again));
    }
}
