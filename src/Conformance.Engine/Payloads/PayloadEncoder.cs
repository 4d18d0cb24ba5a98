using System.Text;
using Conformance.Coap.Options;
using Conformance.Engine.Captures;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Payloads;

/// <summary>From the fields <c>value</c>, <c>values</c> or <c>payload</c> of a step to octets.</summary>
public static class PayloadEncoder
{
    private const ushort ContextObject = 21;

    /// <param name="context">The step.</param>
    /// <param name="path">What it writes to.</param>
    /// <param name="basePath">What the payload is relative to: the request path, or the new instance of a Create.</param>
    /// <param name="preferred">The format when the step names none.</param>
    /// <param name="idsBelow">What relative keys of <c>values</c> are relative to; <paramref name="basePath"/> unless given.</param>
    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    public static RequestPayload? Encode(
        StepContext context, Lwm2mPath path, Lwm2mPath basePath, Func<bool, ContentFormat> preferred, Lwm2mPath? idsBelow = null)
    {
        ArgumentNullException.ThrowIfNull(context);

        var format = context.Field("format") is Value.Number named ? new ContentFormat((int)named.Content) : (ContentFormat?)null;
        if (context.Field("payload") is { } payload)
        {
            return new(format, Raw(payload));
        }

        var model = context.Bench.Server.Model;
        var entries = Entries(context, path, idsBelow ?? basePath, model);
        if (entries is null)
        {
            return null;
        }

        var opaque = entries is [{ Value: Lwm2mValue.Octets }];
        var chosen = format ?? preferred(opaque);
        if (PayloadFormats.Find(chosen) is not { } writer)
        {
            context.Error($"format {chosen} cannot carry values; give a payload instead");
            return null;
        }

        try
        {
            return new(chosen, writer.Write(entries, basePath, model));
        }
        catch (NotSupportedException unfit)
        {
            context.Error($"format {chosen} cannot carry that: {unfit.Message}");
            return null;
        }
    }

    /// <summary>Values of instances in the format the device takes best.</summary>
    /// <param name="path">What is written to: the one instance, or the object of several.</param>
    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    public static RequestPayload? Encode(StepContext context, Lwm2mPath path, IReadOnlyList<(Lwm2mPath Path, Value.Map Values)> instances)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(instances);

        var (model, format) = (context.Bench.Server.Model, FormatChoice.ForValues(context.Run.Settings));
        var entries = instances.Select(one => Entries(context, one.Values, one.Path)).ToList();
        return !entries.Contains(null) && PayloadFormats.Find(format) is { } writer
            ? new(format, writer.Write([.. entries.SelectMany(list => list!)], path, model))
            : null;
    }

    /// <summary>Octets as they are; text as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Raw(Value payload) => payload switch
    {
        Value.Octets octets => octets.Content,
        Value.Text text => Encoding.UTF8.GetBytes(text.Content),
        _ => Encoding.UTF8.GetBytes(payload.ToDisplay()),
    };

    private static List<Entry>? Entries(StepContext context, Lwm2mPath path, Lwm2mPath basePath, ObjectModel model)
    {
        var entries = new List<Entry>();
        if (context.Field("value") is { } single)
        {
            return Add(context, entries, path, single, model) ? entries : null;
        }

        return context.Field("values") is Value.Map values ? Entries(context, values, basePath) : entries;
    }

    /// <param name="context">The step, which gets an error of the case.</param>
    /// <param name="values">Path or id → value.</param>
    /// <param name="basePath">What ids are relative to.</param>
    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    public static List<Entry>? Entries(StepContext context, Value.Map values, Lwm2mPath basePath)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(values);

        var entries = new List<Entry>();
        var model = context.Bench.Server.Model;
        foreach (var (key, value) in values.Content)
        {
            if (PathOf(key, basePath) is not { } target)
            {
                context.Error($"'{key}' is neither a path nor an id below {basePath}");
                return null;
            }

            if (!Add(context, entries, target, value, model))
            {
                return null;
            }
        }

        return entries;
    }

    /// <summary>No registration tells the version of object 21; a Bootstrap-Discover does.</summary>
    private static ResourceType? TypeOf(StepContext context, Lwm2mPath path, ObjectModel model) =>
        path.ObjectId == ContextObject && context.Bench.Credentials.Contexts.Version is { } told
            ? context.Bench.Settings.Objects.ModelFor(context.Bench.Settings.Lwm2m, new Dictionary<ushort, string> { [ContextObject] = told }).TypeOf(path)
            : model.TypeOf(path);

    // A full path, or ids relative to the target: 0, or 6/1.
    private static Lwm2mPath? PathOf(string key, Lwm2mPath basePath)
    {
        var text = key.StartsWith('/') ? key : $"{basePath.ToString().TrimEnd('/')}/{key}";
        return Lwm2mPath.TryParse(text, out var path) ? path : null;
    }

    private static bool Add(StepContext context, List<Entry> entries, Lwm2mPath path, Value value, ObjectModel model)
    {
        switch (value)
        {
            case Value.List list:
                return list.Content.Select((item, index) => Add(context, entries, path.Child((ushort)index), item, model)).All(added => added);
            case Value.Map map:
                return map.Content.All(item => ushort.TryParse(item.Key, out var index) && Add(context, entries, path.Child(index), item.Value, model));
            default:
                var type = TypeOf(context, path, model);
                if (Lwm2mValues.FromValue(value, type) is not { } typed)
                {
                    context.Error($"{value.ToDisplay()} is no {type} for {path}");
                    return false;
                }

                entries.Add(new(path, typed));
                return true;
        }
    }
}
