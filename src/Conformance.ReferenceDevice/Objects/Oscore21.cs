using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Oscore.Contexts;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 21: security contexts, one for each account that links to one.</summary>
public sealed class Oscore21(ObjectTree tree, DeviceSettings settings) : DeviceObject(Oscore21.Object, tree)
{
    public const ushort Object = 21;
    public const ushort MasterSecret = 0;
    public const ushort SenderId = 1;
    public const ushort RecipientId = 2;
    public const ushort Aead = 3;
    public const ushort Hmac = 4;
    public const ushort MasterSalt = 5;
    public const ushort IdContext = 6;

    /// <summary>Links the accounts of the factory, which object 0 has already.</summary>
    public override void Populate()
    {
        base.Populate();
        var accounts = new Accounts(Tree);
        var given = settings.ObjectSecurity;
        ushort next = 0;
        foreach (var security in accounts.SecurityInstances)
        {
            if ((accounts.IsBootstrap(security) ? given?.Bootstrap : given?.Server) is { } parameters)
            {
                var instance = Lwm2mPath.Of(Object, next++);
                Store(instance, parameters);
                Tree.Set(security.Child(SecurityResources.OscoreLink), new Lwm2mValue.ObjectLink(Object, instance.InstanceId!.Value));
            }
        }
    }

    /// <summary>Nobody but the one who writes a context knows what belongs into it.</summary>
    public override void Complete(Lwm2mPath instance)
    {
    }

    private void Store(Lwm2mPath instance, ContextParameters parameters)
    {
        Tree.Add(instance);
        Set(instance.Child(MasterSecret), parameters.MasterSecret);
        Set(instance.Child(SenderId), parameters.SenderId);
        Set(instance.Child(RecipientId), parameters.RecipientId);
        if (!parameters.MasterSalt.IsEmpty)
        {
            Set(instance.Child(MasterSalt), parameters.MasterSalt);
        }

        if (parameters.IdContext is { } context)
        {
            Set(instance.Child(IdContext), context);
        }
    }

    private void Set(Lwm2mPath path, ReadOnlyMemory<byte> octets) => Tree.Set(path, new Lwm2mValue.Octets(octets));
}
