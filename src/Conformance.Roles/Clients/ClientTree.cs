using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.Roles.Clients;

/// <summary>What a scripted client holds: values by path, no rules.</summary>
public sealed class ClientTree
{
    private static readonly (string Path, string Text)[] Factory =
    [
        ("/1/0/0", "1"), ("/1/0/1", "300"), ("/1/0/6", "0"), ("/1/0/7", "U"),
        ("/3/0/0", "Scripted"), ("/3/0/1", "Client"), ("/3/0/2", "0001"), ("/3/0/3", "1.0"), ("/3/0/9", "80"), ("/3/0/11/0", "0"),
        ("/3/0/13", "1700000000"), ("/3/0/14", "+01:00"), ("/3/0/15", "Europe/Berlin"), ("/3/0/16", "U"),
        ("/3303/0/5700", "21.5"), ("/3303/0/5701", "Cel"),
    ];

    private readonly SortedDictionary<string, Entry> _values = new(StringComparer.Ordinal);
    private readonly ObjectModel _model;

    /// <param name="model">Types of what it holds from the start.</param>
    public ClientTree(ObjectModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        Restore();
    }

    /// <summary>Holds again what it held from the start, and nothing else.</summary>
    public void Restore()
    {
        _values.Clear();
        foreach (var (text, written) in Factory)
        {
            var path = Lwm2mPath.Parse(text);
            if (Lwm2mValue.TryParse(_model.TypeOf(path) ?? ResourceType.String, written, out var value))
            {
                Put(new(path, value));
            }
        }
    }

    /// <summary>Instances there are, as a registration lists them: without those of objects 0 and 21.</summary>
    public IEnumerable<Lwm2mPath> Announced => Instances.Where(path => path.ObjectId is not (0 or 21));

    /// <summary>All instances there are.</summary>
    public IEnumerable<Lwm2mPath> Instances => _values.Values.Select(entry => entry.Path.Cut(2)).Distinct().OrderBy(path => path.ObjectId).ThenBy(path => path.InstanceId);

    /// <summary>Everything at or below a path.</summary>
    public IReadOnlyList<Entry> Below(Lwm2mPath path) => [.. _values.Values.Where(entry => path.Contains(entry.Path)).OrderBy(entry => entry.Path.ObjectId).ThenBy(entry => entry.Path.InstanceId).ThenBy(entry => entry.Path.ResourceId)];

    /// <summary>Whether anything is at or below a path.</summary>
    public bool Has(Lwm2mPath path) => _values.Values.Any(entry => path.Contains(entry.Path));

    public void Put(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Value is not null)
        {
            _values[entry.Path.ToString()] = entry with { Timestamp = null };
        }
    }

    public void Remove(Lwm2mPath path)
    {
        foreach (var gone in Below(path))
        {
            _values.Remove(gone.Path.ToString());
        }
    }

    /// <summary>An instance of the object that there is not yet.</summary>
    public Lwm2mPath FreeInstance(Lwm2mPath ofObject) =>
        Enumerable.Range(0, ushort.MaxValue).Select(id => ofObject.Child((ushort)id)).First(path => !Has(path));
}
