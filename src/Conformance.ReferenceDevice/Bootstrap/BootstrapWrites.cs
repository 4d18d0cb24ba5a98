using Conformance.Coap.Messages;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Bootstrap;

/// <summary>What a bootstrap server writes, judged before anything of it is done.</summary>
/// <remarks>Core 1.1 §6.1.7.5.</remarks>
/// <param name="state">The device.</param>
/// <param name="writer">Judges single values.</param>
public sealed class BootstrapWrites(DeviceState state, Writer writer)
{
    private readonly ObjectTree _tree = state.Tree;
    private readonly FaultSwitch _faults = state.Faults;

    /// <summary>An instance is replaced as a whole; a resource on its own is set (Core 1.1 §6.1.7.5).</summary>
    /// <param name="plan">Gets the changes.</param>
    /// <param name="path">What is written: the root, an object, an instance or a resource.</param>
    /// <param name="entries">What is to be there.</param>
    /// <returns>The code that refuses it, or <see langword="null"/>.</returns>
    public CoapCode? Plan(WritePlan plan, Lwm2mPath path, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(plan);

        plan.Instances.AddRange(path.Depth > 1 ? [path.Cut(2)] : entries.Select(entry => entry.Path.Cut(2)).Distinct());
        if (plan.Instances.Exists(instance => instance.Depth < 2 || !IsPossible(instance)))
        {
            return CoapCode.BadRequest;
        }

        var values = entries.Where(entry => entry.Path.Depth > 2).ToList();
        if (path.Depth < 3)
        {
            plan.Clears.AddRange(plan.Instances.SelectMany(Replaced));
        }
        else if (path.Depth == 3)
        {
            writer.PlanReplacedArrays(plan, values, WriteRules.OfBootstrap);
        }

        if (values.Exists(entry => _tree.Model.Resource(entry.Path) is null) && _faults.Has(BootstrapFaults.StopsAtUnknown))
        {
            values.Clear();
        }

        var rules = WriteRules.OfBootstrap with { IgnoresUnknown = !_faults.Has(BootstrapFaults.RefusesUnknown) };
        var refusals = values.Select(entry => writer.Plan(plan, entry, rules));
        return refusals.Any(refusal => refusal is not null) ? CoapCode.BadRequest : null;
    }

    private bool IsPossible(Lwm2mPath instance) =>
        _tree.Supports(instance.ObjectId!.Value) && (_tree.Model[instance.ObjectId!.Value]!.Multiple || instance.InstanceId == 0);

    /// <summary>
    /// What an instance loses when it is written anew: everything of accounts and access control, elsewhere what can be written.
    /// </summary>
    private IEnumerable<Lwm2mPath> Replaced(Lwm2mPath instance) =>
        from resource in _tree.Resources(instance)
        where instance.ObjectId <= AccessControl.Object || resource.Value.Definition.IsWritable
        select instance.Child(resource.Key);
}
