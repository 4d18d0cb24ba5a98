using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>A request's changes, judged before the first of them is made: all of them or none.</summary>
/// <remarks>Core 1.1 §7.1.</remarks>
public sealed class WritePlan
{
    /// <summary>Instances that come into being.</summary>
    public List<Lwm2mPath> Instances { get; } = [];

    /// <summary>Resources and resource instances that go first.</summary>
    public List<Lwm2mPath> Clears { get; } = [];

    /// <summary>Multiple resources that are there even when nothing is put into them.</summary>
    public List<Lwm2mPath> Offers { get; } = [];

    public List<(Lwm2mPath Path, Lwm2mValue Value)> Sets { get; } = [];

    public void Apply(ObjectTree tree, ObjectSet objects)
    {
        foreach (var instance in Instances)
        {
            tree.Add(instance);
        }

        foreach (var path in Clears)
        {
            tree.Clear(path);
        }

        foreach (var path in Offers)
        {
            tree.Offer(path);
        }

        foreach (var (path, value) in Sets)
        {
            tree.Set(path, value);
        }

        foreach (var instance in Instances)
        {
            objects[instance]?.Complete(instance);
        }

        foreach (var path in Sets.Select(set => set.Path).Concat(Clears).Select(path => path.Cut(3)).Distinct())
        {
            objects[path]?.Written(path);
        }
    }
}
