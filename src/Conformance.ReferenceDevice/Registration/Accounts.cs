using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>The accounts that objects 0 and 1 make up.</summary>
/// <remarks>Core 1.1 §6.1.2: at most one bootstrap account, and a server account is a pair of instances with one Short Server ID.</remarks>
public sealed class Accounts(ObjectTree tree)
{
    /// <summary>The <c>/0</c> instance of the bootstrap account.</summary>
    public Lwm2mPath? Bootstrap => SecurityInstances.Where(IsBootstrap).Cast<Lwm2mPath?>().FirstOrDefault();

    public string? BootstrapUri => Bootstrap is { } instance ? tree.Text(instance.Child(SecurityResources.Uri)) : null;

    /// <summary>/0/x/11 of the bootstrap account.</summary>
    public TimeSpan HoldOff => Delays.OfSeconds(OfBootstrap(SecurityResources.HoldOff) ?? 0);

    /// <summary>/0/x/12 of the bootstrap account: when it is purged after a bootstrap; <see langword="null"/> for never.</summary>
    public TimeSpan? BootstrapTimeout =>
        OfBootstrap(SecurityResources.AccountTimeout) is { } seconds and > 0 ? Delays.OfSeconds(seconds) : null;

    /// <summary>The complete server accounts, in the order of their <c>/1</c> instances.</summary>
    public IReadOnlyList<Account> Servers =>
    [
        .. from server in ServerInstances
           from security in SecurityInstances
           where !IsBootstrap(security) && SsidOf(security) is { } ssid && ssid == SsidOf(server)
           select new Account(tree, security, server),
    ];

    public IReadOnlyList<Lwm2mPath> SecurityInstances => Instances(SecurityResources.Object);

    public IReadOnlyList<Lwm2mPath> ServerInstances => Instances(ServerResources.Object);

    public bool IsBootstrap(Lwm2mPath security) => tree.Flag(security.Child(SecurityResources.IsBootstrap)) == true;

    /// <summary>The Short Server ID of an instance of either object.</summary>
    public long? SsidOf(Lwm2mPath instance) =>
        tree.Integer(instance.Child(
            instance.ObjectId == SecurityResources.Object ? SecurityResources.ShortServerId : ServerResources.ShortServerId));

    private long? OfBootstrap(ushort resourceId) => Bootstrap is { } instance ? tree.Integer(instance.Child(resourceId)) : null;

    private IReadOnlyList<Lwm2mPath> Instances(ushort objectId) => [.. tree.Instances(objectId).Select(id => Lwm2mPath.Of(objectId, id))];
}
