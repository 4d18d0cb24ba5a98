using Conformance.Coap.Links;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Reporting;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Gateway;

/// <summary>A device that the gateway speaks for: a thermometer with a tree, attributes and observations of its own.</summary>
internal sealed class EndDevice
{
    private readonly DeviceState _state;

    public EndDevice(string identity, string prefix, DeviceSettings settings, Uplink uplink, Errands errands)
    {
        (Identity, Prefix) = (identity, prefix);
        var tree = new ObjectTree(settings.Objects.ModelFor(EnablerVersion.Parse(settings.Lwm2m).ToString(), settings.Versions));
        var objects = new ObjectSet([new Temperature3303(tree, settings)]);
        var links = new RegistrationLinks(tree, settings.Objects, settings.Faults);
        var access = new AccessControl(tree, settings.Faults);
        _state = new(tree, objects, access, new Accounts(tree), new AttributeTable(settings.Faults), links, settings.Faults);
        var (reads, writer) = (new Reads(_state), new Writer(_state));
        var composites = new CompositeOperations(_state, reads, writer);
        var notifier = new Notifier(settings, _state, uplink, reads, composites, errands);
        Observations = new Observations(settings, _state, reads, composites, notifier);
        Management = new ManagementInterface(_state, reads, writer, composites, Observations);
        objects.Populate(tree, settings.Faults);
        tree.Changed += Follow;
    }

    public string Identity { get; }

    public string Prefix { get; }

    public ManagementInterface Management { get; }

    public Observations Observations { get; }

    /// <summary>Its objects and instances, as it would register them.</summary>
    public IEnumerable<Link> Links(EnablerVersion version) => _state.Links.Below(version);

    /// <summary>Gives one of its resources a value, whoever may.</summary>
    public void Provide(Lwm2mPath path, string value) => _state.Tree.Provide(path, value);

    /// <summary>Everything in it is out of reach; whoever observes it is told so.</summary>
    public void Vanish()
    {
        foreach (var objectId in _state.Tree.Objects.ToList())
        {
            _state.Tree.Instances(objectId).ToList().ForEach(id => _state.Tree.Remove(Lwm2mPath.Of(objectId, id)));
        }
    }

    private void Follow(TreeChange change)
    {
        if (change is InstanceRemoved)
        {
            _state.Attributes.Forget(change.Path);
        }

        Observations.Follow(change);
    }
}
