using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>Resources of object 1.</summary>
public static class ServerResources
{
    public const ushort Object = 1;
    public const ushort ShortServerId = 0;
    public const ushort Lifetime = 1;
    public const ushort DefaultMinimumPeriod = 2;
    public const ushort DefaultMaximumPeriod = 3;
    public const ushort Disable = 4;
    public const ushort DisableTimeout = 5;
    public const ushort NotificationStoring = 6;
    public const ushort Binding = 7;
    public const ushort UpdateTrigger = 8;
    public const ushort BootstrapTrigger = 9;
    public const ushort LastAlert = 11;
    public const ushort LastBootstrapped = 12;
    public const ushort PriorityOrder = 13;
    public const ushort InitialDelay = 14;
    public const ushort FailureBlock = 15;
    public const ushort BootstrapOnFailure = 16;
    public const ushort RetryCount = 17;
    public const ushort RetryTimer = 18;
    public const ushort SequenceDelay = 19;
    public const ushort SequenceCount = 20;
    public const ushort PreferredTransport = 22;
    public const ushort MuteSend = 23;
    public const ushort DefaultNotificationMode = 26;
    public const ushort ProfileSuite = 27;

    /// <summary>Whether a path is that of a resource of the registration sequence.</summary>
    public static bool IsOfSequence(Lwm2mPath path) => path is { ObjectId: Object, ResourceId: >= PriorityOrder and <= SequenceCount };
}
