using BenchmarkDotNet.Attributes;
using Conformance.Coap.Options;
using Conformance.Harness.Loading;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.Benchmarks;

/// <summary>The Device instance of LwM2M's own examples, sixteen values, in the two formats that devices send most.</summary>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    private static readonly Lwm2mPath Device = Lwm2mPath.Parse("/3/0");
    private static readonly ContentFormat[] Measured = [ContentFormat.Tlv, ContentFormat.SenmlCbor];
    private readonly List<Entry> _entries = [];
    private ObjectModel _model = null!;
    private IFormat _format = null!;
    private byte[] _octets = [];

    [ParamsSource(nameof(Formats))]
    public string Format { get; set; } = string.Empty;

    public static IEnumerable<string> Formats => Measured.Select(format => format.ToString());

    [GlobalSetup]
    public void Prepare()
    {
        var objects = ObjectRegistry.Load(SuiteFolders.Locate()!.Objects);
        _model = objects.ModelFor("1.1", new Dictionary<ushort, string>());
        _format = PayloadFormats.Find(Measured.First(format => format.ToString() == Format))!;
        Add("0", new Lwm2mValue.Text("Open Mobile Alliance"));
        Add("1", new Lwm2mValue.Text("Lightweight M2M Client"));
        Add("2", new Lwm2mValue.Text("345000123"));
        Add("3", new Lwm2mValue.Text("1.0"));
        Add("6/0", new Lwm2mValue.Integer(1));
        Add("6/1", new Lwm2mValue.Integer(5));
        Add("7/0", new Lwm2mValue.Integer(3800));
        Add("7/1", new Lwm2mValue.Integer(5000));
        Add("8/0", new Lwm2mValue.Integer(125));
        Add("8/1", new Lwm2mValue.Integer(900));
        Add("9", new Lwm2mValue.Integer(100));
        Add("10", new Lwm2mValue.Integer(15));
        Add("11/0", new Lwm2mValue.Integer(0));
        Add("13", new Lwm2mValue.Time(1367491215));
        Add("14", new Lwm2mValue.Text("+02:00"));
        Add("16", new Lwm2mValue.Text("U"));
        _octets = _format.Write(_entries, Device, _model);
    }

    [Benchmark]
    public IReadOnlyList<Entry> Read() =>
        _format.TryRead(_octets, Device, _model, out var entries, out var error) ? entries : throw new InvalidDataException(error.ToString());

    [Benchmark]
    public byte[] Write() => _format.Write(_entries, Device, _model);

    private void Add(string below, Lwm2mValue value) => _entries.Add(new(Lwm2mPath.Parse($"/3/0/{below}"), value));
}
