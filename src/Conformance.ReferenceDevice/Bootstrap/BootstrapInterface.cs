using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Payloads;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Security;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Bootstrap;

/// <summary>What a bootstrap server may do: Discover, Read, Write, Delete and Finish, without any access control.</summary>
/// <remarks>Core 1.1 §6.1.7; Transport 1.1 §6.4.2. The alternate path is never used here.</remarks>
public sealed class BootstrapInterface
{
    private const ushort DeviceObjectId = 3;
    private readonly DeviceState _state;
    private readonly ObjectTree _tree;
    private readonly Writer _writer;
    private readonly BootstrapWrites _writes;
    private readonly EnablerVersion _version;
    private readonly Consistency _consistency;
    private readonly BootstrapDiscovery _discovery;
    private readonly PathReading _paths;

    public BootstrapInterface(DeviceState state, Writer writer, EnablerVersion version)
    {
        (_state, _tree, _writer, _version) = (state, state.Tree, writer, version);
        (_writes, _consistency) = (new(state, writer), new(state.Tree, state.Accounts, state.Faults, state.Enrols, state.IsInLab));
        _discovery = new(state, version);
        _paths = new(state.Faults);
    }

    /// <summary>Called with whether the configuration is consistent when Finish ends the sequence.</summary>
    public Action<bool>? Ended { get; set; }

    private FaultSwitch Faults => _state.Faults;

    public Reply Handle(Message request)
    {
        if (request.Code == CoapCode.Post && request.Options.Path == BootstrapSequence.BootstrapPath)
        {
            return Finish();
        }

        if (!_paths.TryParse(request.Options.Path, out var path))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        return request.Code == CoapCode.Get && request.Options.Accept == ContentFormat.LinkFormat ? Discover(path)
            : request.Code == CoapCode.Get ? Read(path, request.Options.Accept)
            : request.Code == CoapCode.Put ? Write(request, path)
            : request.Code == CoapCode.Delete ? Delete(path)
            : Reply.Of(CoapCode.MethodNotAllowed);
    }

    private Reply Finish()
    {
        if (_consistency.IsConsistent ? Faults.Has(BootstrapFaults.RefusesUsable) : !Faults.Has(BootstrapFaults.FinishesAnyhow))
        {
            if (Faults.Has(BootstrapFaults.ClosesOnRefusal))
            {
                Ended?.Invoke(false);
            }

            return Reply.Of(Faults.Choose(BootstrapFaults.RefusesAsBad, CoapCode.BadRequest, CoapCode.NotAcceptable));
        }

        Ended?.Invoke(true);
        return Reply.Of(CoapCode.Changed);
    }

    private Reply Discover(Lwm2mPath path)
    {
        if (path.Depth > 1)
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        return _tree.Has(path) ? Reply.Content(ContentFormat.LinkFormat, _discovery.Of(path))
            : Faults.Has(BootstrapFaults.DiscoversNothing) ? Reply.Content(ContentFormat.LinkFormat, default)
            : Reply.Of(Faults.Choose(BootstrapFaults.RefusesDiscover, CoapCode.BadRequest, CoapCode.NotFound));
    }

    /// <summary>Objects 1 and 2 only, as a whole or one instance, and from 1.1 on (Core 1.1 §6.1.7.4).</summary>
    private Reply Read(Lwm2mPath path, ContentFormat? accept)
    {
        if (_version < EnablerVersion.V11 || path.Depth is not (1 or 2) || !IsReadable(path))
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        if (!_tree.Has(path))
        {
            return Reply.Of(CoapCode.NotFound);
        }

        var format = accept ?? SupportedFormats.PreferredForBootstrap;
        return SupportedFormats.Includes(_version, format) && PayloadCoder.Carries(format, single: false, opaque: false)
            ? Reply.Content(format, PayloadFormats.Find(format)!.Write([.. _tree.Leaves(path).Where(IsShown)], path, _tree.Model))
            : Reply.Of(CoapCode.NotAcceptable);
    }

    private bool IsReadable(Lwm2mPath path) => path.ObjectId switch
    {
        ServerResources.Object when path.Depth == 1 => !Faults.Has(BootstrapFaults.ReadsInstancesOnly),
        ServerResources.Object or AccessControl.Object => !Faults.Has(BootstrapFaults.RefusesRead),
        SecurityResources.Object => Faults.Has(BootstrapFaults.ReadsSecurity),
        DeviceObjectId => Faults.Has(BootstrapFaults.ReadsDevice),
        _ => false,
    };

    private bool IsShown(Entry leaf) =>
        leaf.Path is not { ObjectId: ServerResources.Object, ResourceId: ServerResources.ShortServerId }
        || !Faults.Has(BootstrapFaults.HidesShortServerId);

    private Reply Write(Message request, Lwm2mPath path)
    {
        if (path.Depth == 0 || !_tree.Supports(path.ObjectId!.Value))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        if (Forbids(path) is { } forbidden)
        {
            return Reply.Of(forbidden);
        }

        if (_writer.Decode(request, _version, path, out var entries) is { } undecodable)
        {
            return Undecodable(path, undecodable);
        }

        var plan = new WritePlan();
        return _writes.Plan(plan, path, entries) is { } refusal ? Reply.Of(refusal) : Apply(plan);
    }

    /// <summary>What would speak against a Write before it is read: nothing, in bootstrap.</summary>
    private CoapCode? Forbids(Lwm2mPath path) => path.ObjectId switch
    {
        AccessControl.Object when Faults.Has(BootstrapFaults.AsksForRights) => CoapCode.Unauthorized,
        ServerResources.Object when Faults.Has(BootstrapFaults.WantsSecurityFirst) && _state.Accounts.SecurityInstances.Count < 2 =>
            CoapCode.BadRequest,
        _ when !_tree.Has(path.Cut(2)) && Faults.Has(BootstrapFaults.RefusesNew) => CoapCode.NotFound,
        _ => null,
    };

    private Reply Undecodable(Lwm2mPath path, CoapCode code)
    {
        if (path.Depth > 1 && Faults.Has(BootstrapFaults.LeavesInstance))
        {
            _tree.Add(path.Cut(2));
        }

        return Reply.Of(
            code == CoapCode.UnsupportedContentFormat
                ? Faults.Choose(BootstrapFaults.UnknownFormatIsBad, CoapCode.BadRequest, code)
                : Faults.Choose(BootstrapFaults.UnreadableIsFormat, CoapCode.UnsupportedContentFormat, code));
    }

    private Reply Apply(WritePlan plan)
    {
        if (!Faults.Has(BootstrapFaults.DropsWrites))
        {
            plan.Apply(_tree, _state.Objects);
        }

        if (Faults.Has(BootstrapFaults.AddsDefaults))
        {
            var periods = _state.Accounts.ServerInstances.Select(server => server.Child(ServerResources.DefaultMinimumPeriod));
            periods.Where(period => !_tree.Has(period)).ToList().ForEach(period => _tree.Provide(period, 1));
        }

        if (Faults.Has(BootstrapFaults.RegistersEarly) && _consistency.IsConsistent)
        {
            Ended?.Invoke(true);
        }

        return Reply.Of(CoapCode.Changed);
    }

    private Reply Delete(Lwm2mPath asked)
    {
        var path = Faults.Has(BootstrapFaults.DeletesAround) && asked.Depth > 2 ? asked.Cut(2) : asked;
        if (path.Depth > 2)
        {
            return Reply.Of(Faults.Choose(BootstrapFaults.ResourceNotDeletable, CoapCode.MethodNotAllowed, CoapCode.BadRequest));
        }

        if ((path.Depth > 0 && !_tree.Supports(path.ObjectId!.Value))
            || (path.Depth == 1 && Faults.Has(BootstrapFaults.RefusesObjectDelete))
            || (path.Depth == 0 && Faults.Has(BootstrapFaults.RefusesDeleteAll)))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        var targets =
            from objectId in _tree.Objects.ToList()
            from instanceId in _tree.Instances(objectId)
            let instance = Lwm2mPath.Of(objectId, instanceId)
            where path.Contains(instance) && !IsProtected(instance, path.Depth) && !IsKept(instance, path.Depth)
            select instance;
        foreach (var instance in targets.ToList())
        {
            Delete(instance, path.Depth == 2);
        }

        return Reply.Of(CoapCode.Deleted);
    }

    /// <summary>The bootstrap account and the Device instance outlive every Delete (Core 1.1 §6.1.7.6).</summary>
    private bool IsProtected(Lwm2mPath instance, int depth) => instance.ObjectId switch
    {
        DeviceObjectId => depth != 2 || !Faults.Has(BootstrapFaults.DeletesDevice),
        SecurityResources.Object when _state.Accounts.IsBootstrap(instance) => depth switch
        {
            0 => !Faults.Has(BootstrapFaults.ForgetsEverything),
            1 => !Faults.Has(BootstrapFaults.DeletesOwnAccount),
            _ => !Faults.Has(BootstrapFaults.DeletesNamedAccount),
        },
        Oscore21.Object => IsOwnContext(instance) && !Faults.Has(OscoreFaults.DeletesOwn),
        _ => false,
    };

    /// <summary>The context of the bootstrap account outlives a Delete like the account (Core 1.1 §6.1.7.6).</summary>
    private bool IsOwnContext(Lwm2mPath instance) => _state.Accounts.Bootstrap is { } account && ObjectContexts.LinkOf(_tree, account) == instance;

    /// <summary>What a Delete leaves besides: nothing.</summary>
    private bool IsKept(Lwm2mPath instance, int depth) =>
        (depth == 0 && instance.ObjectId == ServerResources.Object && Faults.Has(BootstrapFaults.KeepsServers))
        || (depth == 1 && Faults.Has(BootstrapFaults.KeepsInstances))
        || (depth == 2 && instance.ObjectId <= ServerResources.Object && Faults.Has(BootstrapFaults.KeepsNamedAccount));

    /// <summary>
    /// Removes an instance; of an account named by itself also the other half and what the server was allowed (Transport 1.1 §5.2.4).
    /// </summary>
    private void Delete(Lwm2mPath instance, bool named)
    {
        var ssid = instance.ObjectId == SecurityResources.Object && named ? _state.Accounts.SsidOf(instance) : null;
        _tree.Remove(instance);
        _state.Access.Deleted(instance);
        if (ssid is not { } server)
        {
            return;
        }

        foreach (var pair in _state.Accounts.ServerInstances.Where(pair => _state.Accounts.SsidOf(pair) == server && !Faults.Has(BootstrapFaults.LeavesHalf)).ToList())
        {
            _tree.Remove(pair);
            _state.Access.Deleted(pair);
        }

        if (!Faults.Has(BootstrapFaults.LeavesRights))
        {
            _state.Access.Forget((ushort)server);
        }
    }
}
