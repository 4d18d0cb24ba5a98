using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;

namespace Conformance.ReferenceDevice.Bootstrap;

/// <summary>A whole configuration in one answer: how it is asked for, and what it takes the place of.</summary>
/// <remarks>Core 1.2 §6.1.7.7; Transport 1.2 §6.4.2.</remarks>
/// <param name="state">The device.</param>
/// <param name="writer">Judges single values.</param>
/// <param name="version">The newest enabler version of the device; packs came with 1.2.</param>
public sealed class BootstrapPack(DeviceState state, Writer writer, EnablerVersion version)
{
    private const string PackPath = "/bspack";
    private const ushort DeviceObjectId = 3;

    private readonly FaultSwitch _faults = state.Faults;
    private readonly BootstrapWrites _writes = new(state, writer);
    private readonly Consistency _consistency = new(state.Tree, state.Accounts, state.Faults, state.Enrols, state.IsInLab);

    public bool IsKnown => version >= EnablerVersion.V12;

    public Request Request(string endpoint)
    {
        var options = OptionList.Empty
            .WithPath(PackPath)
            .WithAccept(_faults.Choose(PackFaults.AsksForTlv, ContentFormat.Tlv, SupportedFormats.PreferredForBootstrap));
        return new Request
        {
            Code = _faults.Choose(PackFaults.AsksByPost, CoapCode.Post, CoapCode.Get),
            Options = _faults.Has(PackFaults.OmitsEndpoint) ? options : options.WithQueries([$"ep={endpoint}"]),
        };
    }

    /// <summary>Puts the configuration in place of all instances of the objects that it names.</summary>
    /// <returns>Whether the device can work with what is there then.</returns>
    public bool TryTake(ContentFormat? format, ReadOnlyMemory<byte> body)
    {
        if (format is not { } named
            || !state.Coder.Includes(version, named)
            || !state.Coder.TryRead(named, body, Lwm2mPath.Root, out var entries)
            || entries.Any(entry => entry.Path.Depth < 2))
        {
            return false;
        }

        var known = entries.Where(entry => state.Tree.Supports(entry.Path.ObjectId!.Value)).ToList();
        var plan = new WritePlan();
        if (_writes.Plan(plan, Lwm2mPath.Root, known) is not null)
        {
            return false;
        }

        Clear(known.Select(entry => entry.Path.ObjectId!.Value).ToHashSet());
        plan.Apply(state.Tree, state.Objects);
        return _consistency.IsConsistent;
    }

    /// <summary>All instances of the objects go, the bootstrap account and the Device excepted.</summary>
    private void Clear(HashSet<ushort> objects)
    {
        var replaced =
            from objectId in state.Tree.Objects.ToList()
            where _faults.Has(PackFaults.ClearsAll) || (objects.Contains(objectId) && !_faults.Has(PackFaults.KeepsInstances))
            from instanceId in state.Tree.Instances(objectId)
            let instance = Lwm2mPath.Of(objectId, instanceId)
            where objectId != DeviceObjectId && instance != state.Accounts.Bootstrap
            select instance;
        foreach (var instance in replaced.ToList())
        {
            state.Tree.Remove(instance);
            state.Access.Deleted(instance);
        }
    }
}
