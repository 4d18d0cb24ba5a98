using System.Formats.Cbor;
using Conformance.Wire;
using Conformance.Wire.Cbor;
using FluentAssertions;
using FsCheck.Fluent;
using NUnit.Framework;
using Oracle = System.Formats.Cbor.CborReader;
using OurReader = Conformance.Wire.Cbor.CborReader;
using OurWriter = Conformance.Wire.Cbor.CborWriter;

namespace Conformance.Tests.Wire;

/// <summary>Our CBOR against System.Formats.Cbor, which nobody here wrote.</summary>
[TestFixture]
public sealed class CborOracleTests
{
    [Test]
    public void Accepts_what_the_oracle_accepts_and_refuses_what_it_refuses()
    {
        Seeded.Check(
            Seeded.Octets(longest: 24),
            octets =>
            {
                var ours = OurReader.TryReadDocument(octets, out _, out var error);
                var isTooDeep = error.Message?.Contains("nested", StringComparison.Ordinal) == true;
                var oracle = OracleAccepts(octets, ours ? CborConformanceMode.Lax : CborConformanceMode.Strict);
                return isTooDeep || ours == oracle;
            },
            count: 20_000);
    }

    [Test]
    public void Agrees_on_every_integer()
    {
        Seeded.Check(
            from high in Gen.Choose(int.MinValue, int.MaxValue)
            from low in Gen.Choose(int.MinValue, int.MaxValue)
            from shift in Gen.Choose(0, 63)
            select (((long)high << 32) | (uint)low) >> shift,
            value => new Oracle(Written(writer => writer.WriteInteger(value)), CborConformanceMode.Canonical).ReadInt64() == value);
    }

    [Test]
    public void Agrees_on_every_half_float()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            byte[] octets = [0xF9, (byte)(bits >> 8), (byte)bits];
            OurReader.TryReadDocument(octets, out var item, out _).Should().BeTrue();
            ((CborItem.Float)item!).Value.Should().Be((double)new Oracle(octets).ReadHalf());
        }
    }

    [Test]
    public void Writes_floats_as_the_oracle_does()
    {
        Seeded.Check(
            from high in Gen.Choose(int.MinValue, int.MaxValue)
            from low in Gen.Choose(int.MinValue, int.MaxValue)
            from narrow in Gen.Choose(0, 2)
            let value = BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)
            select narrow switch { 0 => value, 1 => (double)(float)value, _ => (double)(Half)(high / 1024.0) },
            value =>
            {
                var oracle = new System.Formats.Cbor.CborWriter(CborConformanceMode.Lax);
                oracle.WriteDouble(value);
                return double.IsNaN(value) || Written(writer => writer.WriteFloat(value)).SequenceEqual(oracle.Encode());
            });
    }

    private static bool OracleAccepts(byte[] octets, CborConformanceMode mode)
    {
        try
        {
            var oracle = new Oracle(octets, mode);
            oracle.SkipValue();
            return oracle.BytesRemaining == 0;
        }
        catch (CborContentException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // what it throws for reserved additional information of major type 7
        }
    }

    private static byte[] Written(Action<OurWriter> write)
    {
        var writer = new SpanWriter();
        write(new OurWriter(writer));
        return writer.ToArray();
    }
}
