using Conformance.Lwm2m.Formats;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

[TestFixture]
public sealed class FormatVectorTests
{
    private static IEnumerable<FormatVector> Vectors => FormatVectors.All;

    private static IEnumerable<FormatVector> Canonical => FormatVectors.All.Where(vector => vector.IsCanonical);

    [TestCaseSource(nameof(Vectors))]
    public void Reads_published_payloads(FormatVector vector)
    {
        var read = PayloadFormats.Find(vector.Format)!.TryRead(vector.Octets, vector.Path, vector.Model, out var entries, out var error);

        read.Should().BeTrue("{0}", error);
        Facts.Show(entries).Should().Be(vector.Expected);
    }

    [TestCaseSource(nameof(Canonical))]
    public void Writes_published_payloads_as_they_stand(FormatVector vector)
    {
        var format = PayloadFormats.Find(vector.Format)!;
        format.TryRead(vector.Octets, vector.Path, vector.Model, out var entries, out _);

        var written = format.Write(entries, vector.Path, vector.Model);

        Convert.ToHexString(written).Should().Be(Convert.ToHexString(vector.Octets));
    }

    [TestCaseSource(nameof(Vectors))]
    public void Reads_each_truncation_as_an_error_or_a_shorter_document(FormatVector vector)
    {
        var format = PayloadFormats.Find(vector.Format)!;
        format.TryRead(vector.Octets, vector.Path, vector.Model, out var whole, out _);
        for (var length = 0; length < vector.Octets.Length; length++)
        {
            if (format.TryRead(vector.Octets.AsSpan(0, length), vector.Path, vector.Model, out var entries, out var error))
            {
                entries.Count.Should().BeLessThanOrEqualTo(whole.Count);
            }
            else
            {
                entries.Should().BeEmpty();
                error.Offset.Should().BeInRange(0, length);
                error.Clause.Should().MatchRegex(@"§[0-9]|Appendix");
                error.Message.Should().MatchRegex("^[^A-Z].*[^.]$|^/").And.NotContain("\n");
            }
        }
    }

    [TestCaseSource(nameof(Vectors))]
    public void Survives_every_changed_octet(FormatVector vector)
    {
        var format = PayloadFormats.Find(vector.Format)!;
        for (var index = 0; index < vector.Octets.Length; index++)
        {
            var changed = vector.Octets.ToArray();
            for (var bit = 0; bit < 8; bit++)
            {
                changed[index] = (byte)(vector.Octets[index] ^ (1 << bit));
                FluentActions.Invoking(() => format.TryRead(changed, vector.Path, vector.Model, out _, out _)).Should().NotThrow();
            }
        }
    }
}
