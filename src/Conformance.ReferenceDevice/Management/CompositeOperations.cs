using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Read-Composite and Write-Composite.</summary>
/// <remarks>Core 1.1 §6.3.8 and §6.3.9; Core 1.2 for SenML-ETCH.</remarks>
public sealed class CompositeOperations(DeviceState state, Reads reads, Writer writer)
{
    private readonly ObjectTree _tree = state.Tree;
    private readonly FaultSwitch _faults = state.Faults;

    public Reply Read(ManagementRequest request) =>
        (DecodePaths(request, out var paths) ?? Objection(paths)) is { } refusal
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

        var entries = Shown(paths).SelectMany(path => _faults.Has(CompositeFaults.ShowsUnreadable) ? reads.Readable(path) : reads.Visible(server, path)).ToList();
        entries = [.. entries.DistinctBy(entry => entry.Path)];
        if (_faults.Has(CompositeFaults.ShowsTwice) && paths.Any(path => path.Depth == 0))
        {
            entries = [.. entries, .. entries];
        }

        var named = _faults.Has(CompositeFaults.NamesText) ? ContentFormat.Text : format;
        return Reply.Content(named, state.Coder.Write(format, entries, Lwm2mPath.Root));
    }

    /// <summary>What it has against reading these paths together; nothing without a fault.</summary>
    private CoapCode? Objection(IReadOnlyList<Lwm2mPath> paths) =>
        _faults.Has(CompositeFaults.RefusesRoot) && paths.Any(path => path.Depth == 0) ? CoapCode.BadRequest
        : _faults.Has(CompositeFaults.AbsentFails) && !paths.All(_tree.Has) ? CoapCode.NotFound
        : _faults.Has(CompositeFaults.ExecutableFails) && paths.Any(path => _tree.Model.Resource(path) is { IsExecutable: true })
            ? CoapCode.MethodNotAllowed
            : null;

    /// <summary>The paths that are shown: all that exist.</summary>
    private IEnumerable<Lwm2mPath> Shown(IReadOnlyList<Lwm2mPath> paths) =>
        _faults.Has(CompositeFaults.FirstPathOnly) ? paths.Take(1)
        : _faults.Has(CompositeFaults.OmitsResourceInstances) ? paths.Where(path => path.Depth < 4)
        : paths;

    /// <summary>
    /// The code that refuses to show anything: the hidden objects alone were asked for, or only instances without the Read right (Core
    /// 1.1 §8.2.1).
    /// </summary>
    public CoapCode? Refuses(ushort server, IReadOnlyList<Lwm2mPath> paths)
    {
        if (paths.Any(path => path.Depth == 0))
        {
            return _faults.Has(SecurityFaults.RefusesRoot) ? CoapCode.Unauthorized : null;
        }

        var present = paths.Where(path => IsHidden(path) || _tree.Has(path)).ToList();
        return present.Count > 0 && IsRefused(present.Count(path => IsHidden(path) || !MaySeeAny(server, path)), present.Count)
            ? state.Access.Refusal
            : null;
    }

    /// <summary>Nothing is left when all are closed.</summary>
    private bool IsRefused(int closed, int all) =>
        _faults.Has(CompositeFaults.NeedsAllReadable) ? closed > 0 : closed == all && !_faults.Has(CompositeFaults.NothingReadableIsFine);

    /// <summary>Reads the paths of a composite request.</summary>
    /// <returns>The code that refuses it, or <see langword="null"/>.</returns>
    public CoapCode? DecodePaths(ManagementRequest request, out IReadOnlyList<Lwm2mPath> paths)
    {
        paths = [];
        if (RefusesForm(request) is { } refusal)
        {
            var isBad = refusal == CoapCode.UnsupportedContentFormat && _faults.Has(CompositeFaults.WrongFormatBad);
            return isBad ? CoapCode.BadRequest : refusal;
        }

        if (request.Options.Accept is not null && AskedFormat(request) is null && !_faults.Has(CompositeFaults.IgnoresAccept))
        {
            return CoapCode.NotAcceptable;
        }

        if (!TryDecode(request, out var entries) || entries.Count == 0 || HasValues(request, entries))
        {
            return CoapCode.BadRequest;
        }

        paths = [.. entries.Select(entry => entry.Path).Distinct()];
        return null;
    }

    private bool HasValues(ManagementRequest request, IReadOnlyList<Entry> entries) =>
        entries.Any(entry => entry.Value is not null)
        && !(IsEtch(request.Options.ContentFormat) && _faults.Has(CompositeFaults.FetchTakesValues));

    /// <summary>The format asked for, or that of the request without its patch semantics.</summary>
    public static ContentFormat AnswerFormat(ManagementRequest request) =>
        AskedFormat(request)
        ?? (request.Options.ContentFormat is { } format && (format == ContentFormat.SenmlJson || format == ContentFormat.SenmlEtchJson)
            ? ContentFormat.SenmlJson
            : ContentFormat.SenmlCbor);

    private static ContentFormat? AskedFormat(ManagementRequest request) =>
        request.Options.Accept is { } accept && SupportedFormats.IncludesCompositeAnswer(request.Version, accept) ? accept : null;

    public Reply Write(ManagementRequest request)
    {
        if (RefusesForm(request) is { } refusal)
        {
            return Reply.Of(refusal);
        }

        if (!TryDecode(request, out var entries) || entries.Count == 0)
        {
            return Reply.Of(_faults.Has(CompositeFaults.BrokenTaken) ? CoapCode.Changed : CoapCode.BadRequest);
        }

        var plan = new WritePlan();
        var patches = IsEtch(request.Options.ContentFormat);
        var refusals = Taken(plan, entries).Select(entry => Plan(plan, request.Server, entry, patches));
        if (Judged(refusals) is { } code)
        {
            if (_faults.Has(CompositeFaults.AppliesGoodPart))
            {
                plan.Apply(_tree, state.Objects);
            }

            return Reply.Of(code);
        }

        if (!_faults.Has(CompositeFaults.Forgets))
        {
            plan.Apply(_tree, state.Objects);
        }

        return Reply.Of(CoapCode.Changed);
    }

    /// <summary>The records that count: all of them.</summary>
    private IEnumerable<Entry> Taken(WritePlan plan, IReadOnlyList<Entry> entries)
    {
        if (_faults.Has(CompositeFaults.ReplacesArrays))
        {
            writer.PlanReplacedArrays(plan, entries.Where(entry => entry.Path.Depth == 4), WriteRules.Direct);
        }

        return _faults.Has(CompositeFaults.WritesFirstOnly) ? entries.Take(1)
            : _faults.Has(CompositeFaults.LastFirst) ? entries.Reverse()
            : entries;
    }

    /// <summary>The first refusal of a record refuses the request.</summary>
    private CoapCode? Judged(IEnumerable<CoapCode?> refusals)
    {
        var first = refusals.FirstOrDefault(refused => refused is not null);
        return _faults.Has(CompositeFaults.SkipsBadPart) ? null : first;
    }

    private static bool IsEtch(ContentFormat? format) => format == ContentFormat.SenmlEtchJson || format == ContentFormat.SenmlEtchCbor;

    private CoapCode? RefusesForm(ManagementRequest request)
    {
        if (request.Version < EnablerVersion.V11 || request.Path.Depth > 0)
        {
            return CoapCode.MethodNotAllowed;
        }

        return request.Options.ContentFormat is { } format
            && SupportedFormats.IncludesComposite(request.Version, format)
            && !(IsEtch(format) && _faults.Has(CompositeFaults.LacksEtch))
            ? null
            : CoapCode.UnsupportedContentFormat;
    }

    private bool TryDecode(ManagementRequest request, out IReadOnlyList<Entry> entries) =>
        state.Coder.TryRead(request.Options.ContentFormat!.Value, request.Message.Payload, Lwm2mPath.Root, out entries);

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

        if (state.Missing(entry.Path.Cut(2)) is { } missing && !IsMade(plan, entry.Path.Cut(2)))
        {
            return missing == CoapCode.NotFound && _faults.Has(CompositeFaults.PretendsInstances) ? null : missing;
        }

        if (!state.Access.May(server, entry.Path, Rights.Write) && !_faults.Has(CompositeFaults.WritesUnasked))
        {
            return _faults.Has(CompositeFaults.LeavesOutForbidden) ? null : state.Access.Refusal;
        }

        return patches && entry.Value is null ? PlanRemoval(plan, entry.Path) : writer.Plan(plan, entry, WriteRules.Direct);
    }

    /// <summary>Whether an instance that is not there comes into being.</summary>
    private bool IsMade(WritePlan plan, Lwm2mPath instance)
    {
        var made = state.Objects[instance] is { ServersCreate: true } && _faults.Has(CompositeFaults.CreatesInstances);
        if (made)
        {
            plan.Instances.Add(instance);
        }

        return made;
    }

    /// <summary>RFC 8790 §3.2: a null value removes; in LwM2M, a resource instance.</summary>
    private CoapCode? PlanRemoval(WritePlan plan, Lwm2mPath path)
    {
        if (path.Depth < 4 || _tree.Model.Resource(path) is not { IsWritable: true })
        {
            return path.Depth == 3 && _faults.Has(CompositeFaults.NullRemovesSingle) ? null : CoapCode.MethodNotAllowed;
        }

        var isPlanned = plan.Sets.RemoveAll(set => set.Path == path) > 0;
        if (!isPlanned && state.Missing(path) is { } missing)
        {
            return missing;
        }

        if (!_faults.Has(CompositeFaults.KeepsNull))
        {
            plan.Clears.Add(path);
        }

        return null;
    }
}
