using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Tests.Wire;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

[TestFixture]
public sealed class FormatPropertyTests
{
    private const ushort ObjectId = 4242;

    private static readonly ResourceType[] Types = [.. Enum.GetValues<ResourceType>().Where(type => type != ResourceType.None)];

    private static readonly ContentFormat[] SingleFormats = [ContentFormat.Text, ContentFormat.Cbor];

    private static readonly ContentFormat[] TreeFormats =
    [
        ContentFormat.Tlv, ContentFormat.Json, ContentFormat.SenmlJson, ContentFormat.SenmlCbor, ContentFormat.SenmlEtchJson,
        ContentFormat.SenmlEtchCbor, ContentFormat.Lwm2mCbor,
    ];

    private static IEnumerable<IFormat> Formats => PayloadFormats.All;

    [TestCaseSource(nameof(SingleFormats))]
    public void Reads_back_the_value_it_wrote(ContentFormat format)
    {
        Seeded.Check(
            Values,
            value =>
            {
                var path = Lwm2mPath.Of(ObjectId, 0, (ushort)value.Type);
                return IsReadBack(format, path, [new(path, value)]);
            },
            count: 1000);
    }

    [TestCaseSource(nameof(TreeFormats))]
    public void Reads_back_the_object_it_wrote(ContentFormat format)
    {
        Seeded.Check(
            from instances in Gen.Choose(1, 3)
            from entries in Instance.ArrayOf(instances)
            select entries.SelectMany((instance, index) => instance.Select(entry => Moved(entry, (ushort)(index * 300)))).ToList(),
            entries => IsReadBack(format, Lwm2mPath.Of(ObjectId), entries));
    }

    [TestCaseSource(nameof(TreeFormats))]
    public void Reads_back_the_instance_it_wrote(ContentFormat format)
    {
        Seeded.Check(Instance, entries => IsReadBack(format, Lwm2mPath.Of(ObjectId, 0), entries));
    }

    [TestCaseSource(nameof(Formats))]
    public void Never_throws_on_random_octets(IFormat format)
    {
        var paths = new[] { "/", "/3", "/3/0", "/3/0/9", "/3/0/11/0", "/4242/0/7" }.Select(Lwm2mPath.Parse).ToArray();
        Seeded.Check(
            from octets in Seeded.Octets(longest: 40)
            from path in Gen.Elements(paths)
            select (octets, path),
            drawn => format.TryRead(drawn.octets, drawn.path, Facts.EveryType, out var entries, out var error)
                ? entries is not null
                : error.Message.Length > 0 && error.Offset <= drawn.octets.Length,
            count: 3000);
    }

    private static Gen<Lwm2mValue> Values => Gen.Elements(Types).SelectMany(ValueOf);

    private static Gen<long> Longs =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from shift in Gen.Choose(0, 63)
        from edge in Gen.Choose(0, 20)
        select edge switch { 0 => long.MinValue, 1 => long.MaxValue, _ => (((long)high << 32) | (uint)low) >> shift };

    private static Gen<double> Doubles =>
        from bits in Longs
        from narrow in Gen.Choose(0, 3)
        let value = narrow switch { 0 => BitConverter.Int64BitsToDouble(bits), 1 => (double)(float)bits, _ => (bits % 100_000) / 64.0 }
        select double.IsFinite(value) ? value : 0;

    private static Gen<string> Texts =>
        Gen.Elements(
            "", "U", "+02:00", "Grüße", "水\U00010151", "\"quoted\\\"", "line\nline\u0001", "66:0",
            "</1>;ver=\"1.1\"", new string('x', 300));

    /// <summary>Entries below instance 0: some single resources and some instances of multiple ones, each path once.</summary>
    private static Gen<List<Entry>> Instance =>
        from values in Values.ListOf(6)
        from ids in Gen.Choose(0, 400).ListOf(6)
        select values
            .Zip(ids, (value, id) => id < 200
                ? new Entry(Lwm2mPath.Of(ObjectId, 0, (ushort)value.Type), value)
                : new Entry(Lwm2mPath.Of(ObjectId, 0, (ushort)(100 + (int)value.Type), (ushort)id), value))
            .DistinctBy(entry => entry.Path)
            .OrderBy(entry => entry.Path.ResourceId)
            .ToList();

    private static Gen<Lwm2mValue> ValueOf(ResourceType type) => type switch
    {
        ResourceType.String => Texts.Select(text => (Lwm2mValue)new Lwm2mValue.Text(text)),
        ResourceType.Integer => Longs.Select(value => (Lwm2mValue)new Lwm2mValue.Integer(value)),
        ResourceType.UnsignedInteger => Longs.Select(value => (Lwm2mValue)new Lwm2mValue.Unsigned((ulong)value)),
        ResourceType.Float => Doubles.Select(value => (Lwm2mValue)new Lwm2mValue.Float(value)),
        ResourceType.Boolean => Gen.Choose(0, 1).Select(value => (Lwm2mValue)new Lwm2mValue.Flag(value == 1)),
        ResourceType.Opaque => Seeded.Octets(longest: 300).Select(octets => (Lwm2mValue)new Lwm2mValue.Octets(octets)),
        ResourceType.Time => Longs.Select(value => (Lwm2mValue)new Lwm2mValue.Time(value)),
        ResourceType.Objlnk => Longs.Select(value => (Lwm2mValue)new Lwm2mValue.ObjectLink((ushort)value, (ushort)(value >> 16))),
        _ => Texts.Select(text => (Lwm2mValue)new Lwm2mValue.Corelnk(text)),
    };

    private static Entry Moved(Entry entry, ushort instanceId)
    {
        var resource = Lwm2mPath.Of(ObjectId, instanceId, entry.Path.ResourceId!.Value);
        return entry with { Path = entry.Path.ResourceInstanceId is { } id ? resource.Child(id) : resource };
    }

    private static bool IsReadBack(ContentFormat contentFormat, Lwm2mPath path, IReadOnlyList<Entry> entries)
    {
        var format = PayloadFormats.Find(contentFormat)!;
        var octets = format.Write(entries, path, Facts.EveryType);
        format.TryRead(octets, path, Facts.EveryType, out var read, out var error).Should().BeTrue("{0}", error);
        Facts.Show(read).Should().Be(Facts.Show(entries));
        return true;
    }
}
