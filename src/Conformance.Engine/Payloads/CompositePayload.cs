using Conformance.Coap.Options;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Payloads;

/// <summary>Bodies that name paths without values, for composite Read and Observe.</summary>
public static class CompositePayload
{
    /// <summary>From the list that is the step's target.</summary>
    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    public static RequestPayload? OfPaths(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var texts = context.Target is Value.List list ? list.Content.Select(StepContext.Text) : [context.TargetText];
        var paths = new List<Lwm2mPath>();
        foreach (var text in texts)
        {
            if (!Lwm2mPath.TryParse(text, out var path))
            {
                context.Error($"'{text}' is no LwM2M path");
                return null;
            }

            paths.Add(path);
        }

        return Of(context, paths);
    }

    public static RequestPayload? Of(StepContext context, IReadOnlyList<Lwm2mPath> paths)
    {
        ArgumentNullException.ThrowIfNull(context);

        var format = context.Field("format") is Value.Number named
            ? new ContentFormat((int)named.Content)
            : FormatChoice.ForComposite(context.Run.Settings);
        if (PayloadFormats.Find(format) is not { } writer)
        {
            context.Error($"format {format} cannot carry a list of paths");
            return null;
        }

        return new(format, writer.Write([.. paths.Select(path => new Entry(path, Value: null))], Lwm2mPath.Root, context.Bench.Server.Model));
    }
}
