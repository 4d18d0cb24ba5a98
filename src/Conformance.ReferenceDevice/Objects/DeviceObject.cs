using Conformance.Coap.Messages;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>What is particular to one object: its instances, its executables, and what it refuses beyond type and range.</summary>
public abstract class DeviceObject(ushort id, ObjectTree tree)
{
    public ushort Id => id;

    /// <summary>Whether servers may create and delete instances.</summary>
    public virtual bool ServersCreate => false;

    /// <summary>Whether servers are told without being asked that an instance came or went.</summary>
    public virtual bool IsToldAtOnce => true;

    protected ObjectTree Tree => tree;

    protected ObjectDefinition Definition =>
        tree.Model[id] ?? throw new InvalidOperationException($"the object facts have no object {id}, which the device has");

    /// <summary>Whether the device implements a resource of the object.</summary>
    public virtual bool Supports(ushort resourceId) => Definition[resourceId] is not null;

    /// <summary>Instantiates what leaves the factory.</summary>
    public virtual void Populate() => tree.Support(id);

    /// <summary>Gives a new instance what nobody wrote: executables, and defaults of mandatory resources.</summary>
    public virtual void Complete(Lwm2mPath instance)
    {
        foreach (var resource in Definition.Resources.Where(resource => Supports(resource.Id) && !tree.Has(instance.Child(resource.Id))))
        {
            if (resource.IsExecutable)
            {
                tree.Offer(instance.Child(resource.Id));
            }
            else if (resource.Mandatory)
            {
                AddDefault(instance.Child(resource.Id), resource);
            }
        }
    }

    /// <summary>Judges a value that fits its type and range.</summary>
    /// <returns>The code that refuses it, or <see langword="null"/>.</returns>
    public virtual CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) => null;

    /// <summary>A server wrote a resource of the object.</summary>
    public virtual void Written(Lwm2mPath path)
    {
    }

    /// <summary>A server deleted an instance of the object.</summary>
    public virtual void Removed(Lwm2mPath instance)
    {
    }

    /// <summary>The device itself changed a resource of the object.</summary>
    public virtual void Sensed(Lwm2mPath path)
    {
    }

    /// <summary>Executes a resource that the object's facts call executable.</summary>
    public virtual CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments) => CoapCode.Changed;

    /// <summary>Time went on: sensors drift.</summary>
    public virtual void Drift(Random random)
    {
    }

    /// <summary>A server did not answer, however often it was asked.</summary>
    public virtual void Unanswered()
    {
    }

    /// <summary>Power is back after a restart: what does not survive is as at the beginning.</summary>
    public virtual void PowerOn()
    {
    }

    /// <summary>Instantiates an instance from rows of resource (or resource/instance) and value as plain text, and completes it.</summary>
    protected void Instantiate(ushort instanceId, IEnumerable<(string Resource, string Value)> rows)
    {
        var instance = Lwm2mPath.Of(id, instanceId);
        tree.Add(instance);
        foreach (var (path, value) in rows.Select(row => (Lwm2mPath.Parse($"{instance}/{row.Resource}"), row.Value)))
        {
            if (Supports(path.ResourceId!.Value))
            {
                tree.Provide(path, value);
            }
        }

        Complete(instance);
    }

    private void AddDefault(Lwm2mPath path, ResourceDefinition resource)
    {
        var lowest = resource.Range.Split("..")[0];
        var text = resource.Type switch
        {
            ResourceType.String or ResourceType.Opaque or ResourceType.Corelnk => string.Empty,
            ResourceType.Objlnk => "65535:65535",
            ResourceType.Boolean => "0",
            _ => long.TryParse(lowest, out _) ? lowest : "0",
        };
        if (resource.Multiple)
        {
            tree.Offer(path);
        }
        else
        {
            tree.Provide(path, text);
        }
    }
}
