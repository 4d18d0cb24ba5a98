using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Write: replace with PUT, partial update with POST, on instance, resource and resource instance.</summary>
/// <remarks>Core 1.1 §6.3.3.</remarks>
public sealed class Writes(DeviceState state, Writer writer)
{
    private readonly ObjectTree _tree = state.Tree;

    /// <param name="request">A PUT or POST with a body.</param>
    /// <param name="replaces">PUT; a partial update otherwise.</param>
    public Reply Write(ManagementRequest request, bool replaces)
    {
        var path = request.Path;
        if (path.Depth < 2)
        {
            return Reply.Of(_tree.Missing(path) ?? CoapCode.MethodNotAllowed);
        }

        if (_tree.Missing(path.Cut(2)) is { } missing)
        {
            return Reply.Of(missing);
        }

        if (!state.Access.May(request.Server, path, Rights.Write))
        {
            return Reply.Of(CoapCode.Unauthorized);
        }

        if (path.Depth > 2 && RefusesResource(path) is { } refusal)
        {
            return Reply.Of(refusal);
        }

        if (writer.Decode(request.Message, request.Version, path, out var entries) is { } undecodable)
        {
            return Reply.Of(undecodable);
        }

        var plan = new WritePlan();
        if (Plan(plan, path, entries, replaces, request.Version) is { } refused)
        {
            return Reply.Of(refused);
        }

        plan.Apply(_tree, state.Objects);
        return Reply.Of(CoapCode.Changed);
    }

    /// <summary>A resource the device has may be written before it is instantiated; a resource instance has to be there.</summary>
    private CoapCode? RefusesResource(Lwm2mPath path)
    {
        if (_tree.Model.Resource(path) is not { } definition || state.Objects[path]?.Supports(definition.Id) != true)
        {
            return CoapCode.NotFound;
        }

        if (!definition.IsWritable)
        {
            return CoapCode.MethodNotAllowed;
        }

        return path.Depth == 4 ? _tree.Missing(path) : null;
    }

    /// <remarks>A partial update merges into a multiple resource from 1.1 on; before, it replaced it.</remarks>
    private CoapCode? Plan(WritePlan plan, Lwm2mPath path, IReadOnlyList<Entry> entries, bool replaces, EnablerVersion version)
    {
        var values = entries.Where(entry => entry.Path.Depth > 2).ToList();
        var rules = path.Depth == 2 ? WriteRules.OfInstance : WriteRules.Direct;
        if (path.Depth < 4 && (replaces || version == EnablerVersion.V10))
        {
            writer.PlanReplacedArrays(plan, values, rules);
        }

        if (path.Depth == 2 && replaces)
        {
            plan.Clears.AddRange(Replaced(path, values));
        }

        return values.Select(entry => writer.Plan(plan, entry, rules)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>What a replaced instance loses: optional resources that a server could have written and did not.</summary>
    private IEnumerable<Lwm2mPath> Replaced(Lwm2mPath instance, IReadOnlyCollection<Entry> values) =>
        from resource in _tree.Resources(instance)
        where resource.Value.Definition is { IsWritable: true, Mandatory: false }
        let path = instance.Child(resource.Key)
        where !values.Any(entry => path.Contains(entry.Path))
        select path;
}
