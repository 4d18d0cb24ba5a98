using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>A server account as it stands in the tree: the pair of a Security and a Server instance with one Short Server ID.</summary>
/// <remarks>Core 1.1 §6.1.2; objects 0 and 1. Nothing is cached, so a Write takes effect at once.</remarks>
/// <param name="tree">Where the account lives.</param>
/// <param name="security">The <c>/0</c> instance.</param>
/// <param name="server">The <c>/1</c> instance.</param>
public sealed class Account(ObjectTree tree, Lwm2mPath security, Lwm2mPath server)
{
    private const long DefaultDisableTimeout = 86400;

    public Lwm2mPath Security => security;

    public Lwm2mPath Server => server;

    public ushort ShortServerId => (ushort)(Number(ServerResources.ShortServerId) ?? 0);

    public string? Uri => tree.Text(security.Child(SecurityResources.Uri));

    /// <summary>Seconds; 0 is for ever.</summary>
    public long Lifetime => Number(ServerResources.Lifetime) ?? 0;

    public string Binding => tree.Text(server.Child(ServerResources.Binding)) ?? "U";

    /// <summary>/1/x/22; <see langword="null"/> where none is given.</summary>
    public string? PreferredTransport => tree.Text(server.Child(ServerResources.PreferredTransport));

    /// <summary>/1/x/2: pmin where no attribute says otherwise.</summary>
    public long? DefaultMinimumPeriod => Number(ServerResources.DefaultMinimumPeriod);

    /// <summary>/1/x/3: pmax where no attribute says otherwise.</summary>
    public long? DefaultMaximumPeriod => Number(ServerResources.DefaultMaximumPeriod);

    public TimeSpan DisableTimeout => Delays.OfSeconds(Number(ServerResources.DisableTimeout) ?? DefaultDisableTimeout);

    public bool StoresNotifications => tree.Flag(server.Child(ServerResources.NotificationStoring)) ?? true;

    /// <summary>Absent means muted.</summary>
    public bool MutesSend => tree.Flag(server.Child(ServerResources.MuteSend)) ?? true;

    /// <summary>/1/x/26: whether notifications are Confirmable where <c>con</c> does not say.</summary>
    public bool NotifiesConfirmably => Number(ServerResources.DefaultNotificationMode) == 1;

    /// <summary>/1/x/13; <see langword="null"/> leaves the server out of the order.</summary>
    public long? PriorityOrder => Number(ServerResources.PriorityOrder);

    /// <summary>/1/x/27: the suite in which a profile id is to be registered; <see langword="null"/> for none.</summary>
    public long? ProfileSuite => Number(ServerResources.ProfileSuite);

    public RetryPolicy Retries(FaultSwitch faults) => RetryPolicy.Of(id => Number(id), id => tree.Flag(server.Child(id)), faults);

    private long? Number(ushort resourceId) => tree.Integer(server.Child(resourceId));
}
