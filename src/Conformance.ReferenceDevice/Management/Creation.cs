using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Create and Delete of object instances, and Delete of resource instances.</summary>
/// <remarks>Core 1.1 §6.3.6 and §6.3.7; Core 1.2 §6.3.7 for resource instances.</remarks>
public sealed class Creation(DeviceState state, Writer writer)
{
    private readonly ObjectTree _tree = state.Tree;
    private readonly FaultSwitch _faults = state.Faults;

    public Reply Create(ManagementRequest request)
    {
        if (state.Missing(request.Path) is { } missing)
        {
            return Reply.Of(missing);
        }

        if (_faults.Has(InstanceFaults.RefusesCreate))
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        if (!state.Access.MayCreate(request.Server, request.Path.ObjectId!.Value))
        {
            return Reply.Of(state.Access.Refusal);
        }

        if (state.Objects[request.Path] is not { ServersCreate: true } && !_faults.Has(InstanceFaults.SecondDevice))
        {
            return Reply.Of(_faults.Has(InstanceFaults.SecondDeviceIdly) ? CoapCode.Created : CoapCode.MethodNotAllowed);
        }

        var chosen = request.Path.Child(FreeInstance(request.Path.ObjectId.Value));
        if (Decode(request, chosen, out var entries, out var ownIds) is { } undecodable)
        {
            return Reply.Of(undecodable);
        }

        if (ownIds && _faults.Has(InstanceFaults.OwnNumber))
        {
            entries = [.. entries.Select(entry => entry with { Path = Moved(entry.Path, chosen) })];
        }

        var plan = new WritePlan();
        plan.Instances.AddRange(ownIds ? entries.Select(entry => entry.Path.Cut(2)).Distinct() : [chosen]);
        if (Judge(plan, entries) is { } refusal)
        {
            Leave(plan);
            return Reply.Of(refusal);
        }

        plan.Apply(_tree, state.Objects);
        Strip(plan);
        foreach (var instance in plan.Instances)
        {
            state.Access.Created(request.Server, instance);
        }

        return new Reply
        {
            Code = _faults.Has(InstanceFaults.SaysChanged) ? CoapCode.Changed : CoapCode.Created,
            Options = ownIds ? OptionList.Empty : Location(chosen),
        };
    }

    /// <summary>What a refused Create leaves behind: nothing.</summary>
    private void Leave(WritePlan plan)
    {
        if (_faults.Has(InstanceFaults.KeepsGoodPart))
        {
            plan.Apply(_tree, state.Objects);
        }
        else if (_faults.Has(InstanceFaults.KeepsShell))
        {
            plan.Instances.ForEach(_tree.Add);
        }
    }

    /// <summary>What a new instance does without: nothing mandatory.</summary>
    private void Strip(WritePlan plan)
    {
        if (_faults.Has(InstanceFaults.LacksMandatory))
        {
            plan.Instances
                .SelectMany(instance => _tree.Resources(instance).Where(one => one.Value.Definition.Mandatory).Select(one => instance.Child(one.Key)))
                .Where(path => !plan.Sets.Exists(set => path.Contains(set.Path)))
                .ToList()
                .ForEach(_tree.Clear);
        }
    }

    private OptionList Location(Lwm2mPath chosen) =>
        _faults.Has(InstanceFaults.NoLocation) ? OptionList.Empty
        : OptionList.Empty.WithLocationPath(
            (_faults.Has(InstanceFaults.WrongLocation) ? chosen.Parent.Child((ushort)(chosen.InstanceId!.Value + 1)) : chosen).ToString());

    /// <summary>A path below another instance.</summary>
    private static Lwm2mPath Moved(Lwm2mPath path, Lwm2mPath instance) =>
        Lwm2mPath.Parse(instance + path.ToString()[path.Cut(2).ToString().Length..]);

    public Reply Delete(ManagementRequest request)
    {
        var path = request.Path;
        if (state.Missing(path.Cut(2), opens: SecurityFaults.Deletable) is { } missing)
        {
            return Reply.Of(missing == CoapCode.NotFound && _faults.Has(InstanceFaults.DeletesAbsent) ? CoapCode.Deleted : missing);
        }

        if (path.Depth > 1 && !state.Access.May(request.Server, path, Rights.Delete))
        {
            return Reply.Of(state.Access.Refusal);
        }

        return Reply.Of(path.Depth switch
        {
            1 when _faults.Has(InstanceFaults.DeletesObjects) => CoapCode.Deleted,
            2 => DeleteInstance(path),
            3 when _faults.Has(InstanceFaults.DeletesResources) => DeleteResource(path),
            4 when request.Version >= EnablerVersion.V12 => DeleteResourceInstance(path),
            _ => CoapCode.MethodNotAllowed,
        });
    }

    private CoapCode DeleteInstance(Lwm2mPath path)
    {
        if (state.Objects[path] is not { ServersCreate: true } && !_faults.Has(InstanceFaults.DeletesDevice))
        {
            return _faults.Has(InstanceFaults.DeviceUnauthorized) ? CoapCode.Unauthorized : CoapCode.MethodNotAllowed;
        }

        if (!_faults.Has(InstanceFaults.Keeps))
        {
            _tree.Remove(path);
            if (!_faults.Has(AccessFaults.Orphans))
            {
                state.Access.Deleted(path);
            }
            state.Objects[path]?.Removed(path);
        }

        return _faults.Has(InstanceFaults.DeleteSaysChanged) ? CoapCode.Changed : CoapCode.Deleted;
    }

    private CoapCode DeleteResource(Lwm2mPath path)
    {
        _tree.Clear(path);
        return CoapCode.Deleted;
    }

    private CoapCode DeleteResourceInstance(Lwm2mPath path)
    {
        if (state.Missing(path) is { } missing)
        {
            return missing;
        }

        if (_tree.Model.Resource(path) is not { IsWritable: true })
        {
            return CoapCode.MethodNotAllowed;
        }

        _tree.Clear(path);
        state.Objects[path]?.Written(path.Cut(3));
        return CoapCode.Deleted;
    }

    /// <summary>Decodes instances with ids of their own, or else the content of one without.</summary>
    private CoapCode? Decode(ManagementRequest request, Lwm2mPath chosen, out IReadOnlyList<Entry> entries, out bool ownIds)
    {
        var refusal = writer.Decode(request.Message, request.Version, request.Path, out entries);
        ownIds = refusal is null && entries.Count > 0;
        if (refusal != CoapCode.BadRequest)
        {
            return refusal;
        }

        return writer.Decode(request.Message, request.Version, chosen, out entries) is { } broken && !_faults.Has(InstanceFaults.BrokenAsEmpty)
            ? broken
            : null;
    }

    /// <summary>An id that is taken, or one bad value, fails the whole request.</summary>
    private CoapCode? Judge(WritePlan plan, IReadOnlyList<Entry> entries) =>
        plan.Instances.Any(instance => instance.Depth < 2 || IsTaken(instance))
            ? _faults.Has(InstanceFaults.TakenNotAllowed) ? CoapCode.MethodNotAllowed : CoapCode.BadRequest
            : entries.All(entry => entry.Path.Depth < 3) && _faults.Has(InstanceFaults.EmptyNotAllowed) ? CoapCode.MethodNotAllowed
            : entries
                .Where(entry => entry.Path.Depth > 2)
                .Select(entry => writer.Plan(plan, entry, Rules))
                .FirstOrDefault(refusal => refusal is not null);

    private WriteRules Rules => WriteRules.OfNewInstance with
    {
        IgnoresUnknown = !_faults.Has(InstanceFaults.RefusesUnknown),
        IgnoresReadOnly = !_faults.Has(InstanceFaults.RefusesReadOnly),
        Bootstraps = _faults.Has(InstanceFaults.TakesReadOnly),
    };

    private bool IsTaken(Lwm2mPath instance) => _tree.Has(instance) && !_faults.Has(InstanceFaults.Overwrites);

    private ushort FreeInstance(ushort objectId)
    {
        var taken = _tree.Instances(objectId);
        return (ushort)Enumerable.Range(0, ushort.MaxValue).First(id => !taken.Contains((ushort)id));
    }
}
