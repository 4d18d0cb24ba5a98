using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Tlv;

/// <summary>OMA TLV: nested type-length-value records, relative to the path of the request.</summary>
/// <remarks>Core 1.2 §7.4.5, Appendix C. <see cref="TlvReader"/> shows the records themselves.</remarks>
public sealed class TlvFormat : IFormat
{
    private const int InstanceDepth = 2;
    private const int ResourceDepth = 3;

    public ContentFormat ContentFormat => ContentFormat.Tlv;

    public bool TryRead(
        ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        if (!TlvReader.TryRead(octets, out var records, out error) || !AreOfOneLevel(records, out error))
        {
            return false;
        }

        var read = new List<Entry>();
        foreach (var record in records)
        {
            if (!TryPath(record, basePath, out var path, out error) || !TryAdd(record, path, model, read, out error))
            {
                return false;
            }
        }

        entries = read;
        return true;
    }

    public byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model)
    {
        if ((basePath.Depth == 0 && entries.Count > 0) || entries.FirstOrDefault(entry => !basePath.Contains(entry.Path)) is not null)
        {
            throw new NotSupportedException($"{ContentFormat} carries what lies below one object; {basePath} was given");
        }

        var writer = new SpanWriter();
        if (basePath.Depth == 1)
        {
            WriteInstances(writer, entries);
        }
        else
        {
            WriteResources(writer, entries, basePath);
        }

        return writer.ToArray();
    }

    /// <summary>Whether the records at the top of a payload are all instances, all resources or all resource instances.</summary>
    private static bool AreOfOneLevel(IReadOnlyList<TlvRecord> records, out DecodeError error)
    {
        var stray = records.FirstOrDefault(record => ParentDepth(record) != ParentDepth(records[0]));
        error = stray is null
            ? default
            : new(
                stray.Offset,
                TlvReader.Clause,
                $"{TlvRecord.NameOf(stray.Kind)} {stray.Id} stands beside {TlvRecord.NameOf(records[0].Kind)} {records[0].Id}; one level is required");
        return stray is null;
    }

    private static int ParentDepth(TlvRecord record) => record.Kind switch
    {
        TlvKind.ObjectInstance => 1,
        TlvKind.ResourceInstance => ResourceDepth,
        _ => InstanceDepth,
    };

    /// <summary>The path a record at the top of a payload means: its id replaces or extends that of the request.</summary>
    /// <remarks>A record above the level of the request keeps its own id, so that the caller sees a wrong one.</remarks>
    private static bool TryPath(TlvRecord record, Lwm2mPath basePath, out Lwm2mPath path, out DecodeError error)
    {
        error = default;
        var parentDepth = ParentDepth(record);
        if (basePath.Depth < parentDepth || record.Id == ushort.MaxValue)
        {
            path = basePath;
            error = record.Id == ushort.MaxValue ? ReservedId(record) : Misplaced(record, basePath);
            return false;
        }

        path = basePath.Cut(parentDepth).Child(record.Id);
        return true;
    }

    private static DecodeError Misplaced(TlvRecord record, Lwm2mPath basePath) => new(
        record.Offset,
        TlvReader.Clause,
        $"{TlvRecord.NameOf(record.Kind)} {record.Id} stands at {basePath}; an {LevelBelow(basePath)} is required");

    private static string LevelBelow(Lwm2mPath basePath) => basePath.Depth switch
    {
        0 => "object, which TLV cannot carry,",
        1 => TlvRecord.NameOf(TlvKind.ObjectInstance),
        _ => "object-instance, resource or multiple-resource",
    };

    private static DecodeError ReservedId(TlvRecord record) =>
        new(record.Offset, "Core 1.1 §7.1", $"{TlvRecord.NameOf(record.Kind)} id is 65535; 0 to 65534 are allowed");

    private static bool TryAdd(TlvRecord record, Lwm2mPath path, ObjectModel model, List<Entry> entries, out DecodeError error)
    {
        if (record.Kind is TlvKind.ObjectInstance or TlvKind.MultipleResource)
        {
            return TryAddChildren(record, path, model, entries, out error);
        }

        error = default;
        var type = model.TypeOf(path);
        if (!TlvValue.TryRead(record.Value.Span, type, out var value, out var found))
        {
            error = new(record.ValueOffset, "Core 1.1 Appendix C", $"{path} has {found}; a value of type {type} is required");
            return false;
        }

        entries.Add(new(path, value));
        return true;
    }

    private static bool TryAddChildren(TlvRecord record, Lwm2mPath path, ObjectModel model, List<Entry> entries, out DecodeError error)
    {
        error = default;
        if (record.Children.Count == 0)
        {
            entries.Add(new(path, null));
        }

        foreach (var child in record.Children)
        {
            if (child.Id == ushort.MaxValue)
            {
                error = ReservedId(child);
                return false;
            }

            if (!TryAdd(child, path.Child(child.Id), model, entries, out error))
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteInstances(SpanWriter writer, IReadOnlyList<Entry> entries)
    {
        foreach (var instance in entries.GroupBy(entry => entry.Path.Cut(InstanceDepth)))
        {
            if (instance.Key.InstanceId is not { } instanceId)
            {
                throw new NotSupportedException($"{instance.Key} has no value; instances are required");
            }

            var content = new SpanWriter();
            WriteResources(content, [.. instance], instance.Key);
            TlvWriter.Write(writer, TlvKind.ObjectInstance, instanceId, content.Written);
        }
    }

    private static void WriteResources(SpanWriter writer, IReadOnlyList<Entry> entries, Lwm2mPath basePath)
    {
        foreach (var resource in entries.GroupBy(entry => entry.Path.Cut(ResourceDepth)))
        {
            if (resource.Key.ResourceId is { } resourceId)
            {
                WriteResource(writer, [.. resource], resourceId, basePath);
            }
            else if (resource.Any(entry => entry.Value is not null))
            {
                throw new NotSupportedException($"{resource.Key} is an instance; a value needs a resource");
            }
        }
    }

    private static void WriteResource(SpanWriter writer, IReadOnlyList<Entry> entries, ushort resourceId, Lwm2mPath basePath)
    {
        if (entries is [{ Path.ResourceInstanceId: null, Value: { } single }])
        {
            TlvWriter.Write(writer, TlvKind.Resource, resourceId, TlvValue.Of(single));
            return;
        }

        var instances = new SpanWriter();
        foreach (var entry in entries)
        {
            if (entry is { Path.ResourceInstanceId: { } instanceId, Value: { } value })
            {
                TlvWriter.Write(instances, TlvKind.ResourceInstance, instanceId, TlvValue.Of(value));
            }
        }

        if (basePath.ResourceInstanceId is not null)
        {
            writer.Write(instances.Written);
        }
        else
        {
            TlvWriter.Write(writer, TlvKind.MultipleResource, resourceId, instances.Written);
        }
    }
}
