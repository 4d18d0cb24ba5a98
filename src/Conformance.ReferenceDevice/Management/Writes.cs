using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Write: replace with PUT, partial update with POST, on instance, resource and resource instance.</summary>
/// <remarks>Core 1.1 §6.3.3.</remarks>
public sealed class Writes(DeviceState state, Writer writer)
{
    private const int ResourceDepth = 3;
    private readonly ObjectTree _tree = state.Tree;
    private readonly FaultSwitch _faults = state.Faults;

    /// <param name="request">A PUT or POST with a body.</param>
    /// <param name="replaces">PUT; a partial update otherwise.</param>
    public Reply Write(ManagementRequest request, bool replaces)
    {
        var path = Meant(request);
        if (path.Depth < 2 || (path.Depth == 2 && replaces && _faults.Has(WriteFaults.RefusesReplacement)))
        {
            return Reply.Of(Missing(path) ?? CoapCode.MethodNotAllowed);
        }

        if (Missing(path.Cut(2)) is { } missing)
        {
            return Reply.Of(missing);
        }

        if (_faults.Has(WriteFaults.LooksFirst) && path.Depth > 2 && RefusesResource(path) is { } early)
        {
            return Reply.Of(early);
        }

        if (!state.Access.May(request.Server, path, Rights.Write))
        {
            return Reply.Of(state.Access.Refusal);
        }

        if (path.Depth > 2 && RefusesResource(path) is { } refusal)
        {
            return Reply.Of(refusal);
        }

        if (writer.Decode(request.Message, request.Version, path, out var entries) is { } undecodable)
        {
            return Reply.Of(undecodable == CoapCode.UnsupportedContentFormat ? Unsupported(request) : Broken(undecodable));
        }

        var plan = new WritePlan();
        if (Plan(plan, path, entries, replaces, request.Version) is { } refused)
        {
            if (_faults.Has(WriteFaults.AppliesGoodPart))
            {
                plan.Apply(_tree, state.Objects);
            }

            return Reply.Of(refused);
        }

        if (path.Depth != ResourceDepth || !_faults.Has(WriteFaults.Forgets))
        {
            plan.Apply(_tree, state.Objects);
        }

        return Reply.Of(path.Depth == ResourceDepth && _faults.Has(WriteFaults.SaysCreated) ? CoapCode.Created : CoapCode.Changed);
    }

    private CoapCode? Missing(Lwm2mPath path) => state.Missing(path, opens: SecurityFaults.Writable);

    /// <summary>What is written: what the path names.</summary>
    private Lwm2mPath Meant(ManagementRequest request) =>
        IsTextForInstance(request)
        && _faults.Has(WriteFaults.TextToInstance)
        && _tree.Resources(request.Path).FirstOrDefault(resource => resource.Value.Definition.IsWritable) is { Value: not null } first
            ? request.Path.Child(first.Key)
            : request.Path;

    private static bool IsTextForInstance(ManagementRequest request) =>
        request.Path.Depth == 2 && request.Options.ContentFormat == ContentFormat.Text;

    private CoapCode Unsupported(ManagementRequest request) =>
        IsTextForInstance(request) && _faults.Has(WriteFaults.PassesOverText) ? CoapCode.Changed
        : _faults.Has(WriteFaults.UnknownFormatNotAcceptable) ? CoapCode.NotAcceptable
        : CoapCode.UnsupportedContentFormat;

    private CoapCode Broken(CoapCode code) =>
        _faults.Has(FormatFaults.BrokenTaken) ? CoapCode.Changed
        : _faults.Has(FormatFaults.BrokenNotSupported) ? CoapCode.UnsupportedContentFormat
        : code;

    /// <summary>A resource the device has may be written before it is instantiated; a resource instance has to be there.</summary>
    private CoapCode? RefusesResource(Lwm2mPath path)
    {
        if (_tree.Model.Resource(path) is not { } definition || state.Objects[path]?.Supports(definition.Id) != true)
        {
            return _faults.Has(WriteFaults.TakesUnknown) ? CoapCode.Changed : CoapCode.NotFound;
        }

        if ((!definition.IsWritable || IsClosed(path)) && ReadOnly(path) is { } refusal)
        {
            return refusal;
        }

        return path.Depth == 4 ? RefusesResourceInstance(path) : null;
    }

    private bool IsClosed(Lwm2mPath path) => ServerResources.IsOfSequence(path) && _faults.Has(TriggerFaults.ClosesSequence);

    /// <summary>What a read-only resource has against being written; <see langword="null"/> for a device that lets it happen.</summary>
    private CoapCode? ReadOnly(Lwm2mPath path) =>
        _faults.Has(WriteFaults.ReadOnlyUnauthorized) ? CoapCode.Unauthorized
        : IgnoresReadOnly ? CoapCode.Changed
        : TakesReadOnly(path) ? null
        : CoapCode.MethodNotAllowed;

    private bool IgnoresReadOnly => _faults.Has(WriteFaults.PassesOverReadOnly);

    private bool TakesReadOnly(Lwm2mPath path) =>
        _faults.Has(WriteFaults.TakesReadOnly)
        || (path.ObjectId == Connectivity4.Object && _faults.Has(ObjectFaults.TakesBearer))
        || (path.ObjectId == Temperature3303.Object && _faults.Has(ObjectFaults.TakesSensor))
        || (ServerResources.IsOfSequence(path) && _faults.Has(TriggerFaults.TakesSequence));

    private CoapCode? RefusesResourceInstance(Lwm2mPath path) =>
        _faults.Has(WriteFaults.RefusesResourceInstances) ? CoapCode.MethodNotAllowed
        : _faults.Has(WriteFaults.CreatesResourceInstances) ? null
        : Missing(path);

    /// <remarks>A partial update merges into a multiple resource from 1.1 on; before, it replaced it.</remarks>
    private CoapCode? Plan(WritePlan plan, Lwm2mPath path, IReadOnlyList<Entry> entries, bool replaces, EnablerVersion version)
    {
        var values = Taken(entries, replaces);
        var rules = path.Depth == 2 ? OfInstance(path) : WriteRules.Direct with { Bootstraps = TakesReadOnly(path) };
        if (ReplacesArrays(path, replaces || version == EnablerVersion.V10))
        {
            writer.PlanReplacedArrays(plan, values, rules);
        }

        if (path.Depth == 2 && ReplacesInstance(replaces))
        {
            plan.Clears.AddRange(Replaced(path, values));
        }

        return values.Select(entry => writer.Plan(plan, entry, rules)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>The values that count: all of them.</summary>
    private List<Entry> Taken(IReadOnlyList<Entry> entries, bool replaces)
    {
        var values = entries.Where(entry => entry.Path.Depth > 2 && !(IsNewRight(entry.Path) && _faults.Has(AccessFaults.DropsNewEntries)));
        return
        [
            .. !replaces && _faults.Has(WriteFaults.FirstOnly) ? values.Take(1) : values.Select(Stored),
        ];
    }

    /// <summary>Rights of a server of which the list said nothing.</summary>
    private bool IsNewRight(Lwm2mPath path) => path is { ObjectId: AccessControl.Object, Depth: 4 } && !_tree.Has(path);

    private Entry Stored(Entry entry) =>
        entry.Value is Lwm2mValue.Text { Value: [_, ..] text } && _faults.Has(WriteFaults.CutsText)
            ? entry with { Value = new Lwm2mValue.Text(text[..^1]) }
            : entry;

    private WriteRules OfInstance(Lwm2mPath path) => new(
        IgnoresUnknown: !_faults.Has(WriteFaults.RefusesUnknown), IgnoresReadOnly: IgnoresReadOnly, Bootstraps: TakesReadOnly(path));

    private bool ReplacesArrays(Lwm2mPath path, bool replaces) =>
        path.Depth == 4 ? _faults.Has(WriteFaults.InstanceReplacesArray)
        : replaces ? !_faults.Has(WriteFaults.PutMerges)
        : _faults.Has(WriteFaults.UpdateReplacesArrays);

    private bool ReplacesInstance(bool replaces) =>
        replaces ? !_faults.Has(WriteFaults.KeepsOptional) : _faults.Has(WriteFaults.UpdateReplaces);

    /// <summary>What a replaced instance loses: optional resources that a server could have written and did not.</summary>
    private IEnumerable<Lwm2mPath> Replaced(Lwm2mPath instance, IReadOnlyCollection<Entry> values) =>
        from resource in _tree.Resources(instance)
        where resource.Value.Definition is { IsWritable: true, Mandatory: false }
        let path = instance.Child(resource.Key)
        where !values.Any(entry => path.Contains(entry.Path))
        select path;
}
