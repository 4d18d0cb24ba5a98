using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Read-Composite and Write-Composite.</summary>
/// <remarks>Core 1.1 §6.3.8 and §6.3.9; Core 1.2 for SenML-ETCH.</remarks>
public sealed class CompositeOperations(DeviceState state, Reads reads, Writer writer)
{
    private readonly ObjectTree _tree = state.Tree;

    public Reply Read(ManagementRequest request) =>
        DecodePaths(request, out var paths) is { } refusal
            ? Reply.Of(refusal)
            : Read(request.Server, paths, AnswerFormat(request));

    /// <summary>
    /// Answers a Read-Composite, or says again what a composite observation shows: what is absent or not for this server is left out.
    /// </summary>
    public Reply Read(ushort server, IReadOnlyList<Lwm2mPath> paths, ContentFormat format)
    {
        if (Refuses(server, paths) is { } refusal)
        {
            return Reply.Of(refusal);
        }

        var entries = paths.SelectMany(path => reads.Visible(server, path)).DistinctBy(entry => entry.Path).ToList();
        return Reply.Content(format, PayloadFormats.Find(format)!.Write(entries, Lwm2mPath.Root, _tree.Model));
    }

    /// <summary>
    /// The code that refuses to show anything: the hidden objects alone were asked for, or only instances without the Read right (Core
    /// 1.1 §8.2.1).
    /// </summary>
    public CoapCode? Refuses(ushort server, IReadOnlyList<Lwm2mPath> paths)
    {
        if (paths.Any(path => path.Depth == 0))
        {
            return null;
        }

        var present = paths.Where(path => IsHidden(path) || _tree.Has(path)).ToList();
        return present.Count > 0 && present.All(path => IsHidden(path) || !MaySeeAny(server, path)) ? CoapCode.Unauthorized : null;
    }

    /// <summary>Reads the paths of a composite request.</summary>
    /// <returns>The code that refuses it, or <see langword="null"/>.</returns>
    public CoapCode? DecodePaths(ManagementRequest request, out IReadOnlyList<Lwm2mPath> paths)
    {
        paths = [];
        if (RefusesForm(request) is { } refusal)
        {
            return refusal;
        }

        if (request.Options.Accept is { } accept && !SupportedFormats.IncludesCompositeAnswer(request.Version, accept))
        {
            return CoapCode.NotAcceptable;
        }

        if (!TryDecode(request, out var entries) || entries.Count == 0 || entries.Any(entry => entry.Value is not null))
        {
            return CoapCode.BadRequest;
        }

        paths = [.. entries.Select(entry => entry.Path).Distinct()];
        return null;
    }

    /// <summary>The format asked for, or that of the request without its patch semantics.</summary>
    public static ContentFormat AnswerFormat(ManagementRequest request) =>
        request.Options.Accept
        ?? (request.Options.ContentFormat is { } format && (format == ContentFormat.SenmlJson || format == ContentFormat.SenmlEtchJson)
            ? ContentFormat.SenmlJson
            : ContentFormat.SenmlCbor);

    public Reply Write(ManagementRequest request)
    {
        if (RefusesForm(request) is { } refusal)
        {
            return Reply.Of(refusal);
        }

        if (!TryDecode(request, out var entries) || entries.Count == 0)
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        var plan = new WritePlan();
        var patches = IsEtch(request.Options.ContentFormat);
        if (entries.Select(entry => Plan(plan, request.Server, entry, patches)).FirstOrDefault(refused => refused is not null) is { } code)
        {
            return Reply.Of(code);
        }

        plan.Apply(_tree, state.Objects);
        return Reply.Of(CoapCode.Changed);
    }

    private static bool IsEtch(ContentFormat? format) => format == ContentFormat.SenmlEtchJson || format == ContentFormat.SenmlEtchCbor;

    private static CoapCode? RefusesForm(ManagementRequest request)
    {
        if (request.Version < EnablerVersion.V11 || request.Path.Depth > 0)
        {
            return CoapCode.MethodNotAllowed;
        }

        return request.Options.ContentFormat is { } format && SupportedFormats.IncludesComposite(request.Version, format)
            ? null
            : CoapCode.UnsupportedContentFormat;
    }

    private bool TryDecode(ManagementRequest request, out IReadOnlyList<Entry> entries) =>
        PayloadFormats.Find(request.Options.ContentFormat!.Value)!
            .TryRead(request.Message.Payload.Span, Lwm2mPath.Root, _tree.Model, out entries, out _);

    private bool MaySeeAny(ushort server, Lwm2mPath path) =>
        path.Depth > 1
            ? state.Access.May(server, path, Rights.Read)
            : _tree.Instances(path.ObjectId!.Value) is { Count: 0 }
              || _tree.Instances(path.ObjectId!.Value).Any(id => state.Access.May(server, path.Child(id), Rights.Read));

    private static bool IsHidden(Lwm2mPath path) => RegistrationLinks.Hidden.Contains(path.ObjectId!.Value);

    /// <summary>Existing resources only, and all or nothing: a composite write creates no instance.</summary>
    private CoapCode? Plan(WritePlan plan, ushort server, Entry entry, bool patches)
    {
        if (entry.Path.Depth < 3)
        {
            return CoapCode.BadRequest;
        }

        if (_tree.Missing(entry.Path.Cut(2)) is { } missing)
        {
            return missing;
        }

        if (!state.Access.May(server, entry.Path, Rights.Write))
        {
            return CoapCode.Unauthorized;
        }

        return patches && entry.Value is null ? PlanRemoval(plan, entry.Path) : writer.Plan(plan, entry, WriteRules.Direct);
    }

    /// <summary>RFC 8790 §3.2: a null value removes; in LwM2M, a resource instance.</summary>
    private CoapCode? PlanRemoval(WritePlan plan, Lwm2mPath path)
    {
        if (path.Depth < 4 || _tree.Model.Resource(path) is not { IsWritable: true })
        {
            return CoapCode.MethodNotAllowed;
        }

        if (_tree.Missing(path) is { } missing)
        {
            return missing;
        }

        plan.Clears.Add(path);
        return null;
    }
}
