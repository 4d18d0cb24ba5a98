using System.Collections.Frozen;

namespace Conformance.ReferenceServer.Faults;

/// <summary>Every fault the reference server can be given.</summary>
public static class ServerFaults
{
    /// <summary>In the order of what a client meets.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. RegistrationFaults.All,
        .. LinkFaults.All,
        .. LifetimeFaults.All,
        .. UpdateFaults.All,
        .. VersionFaults.All,
        .. QueueFaults.All,
        .. OperationFaults.All,
        .. CompositeFaults.All,
        .. ObserveFaults.All,
        .. FormatFaults.All,
        .. TextFaults.All,
        .. TlvFaults.All,
        .. SenmlFaults.All,
        .. NestedCborFaults.All,
        .. ReadingFaults.All,
        .. SendFaults.All,
        .. BlockFaults.All,
        .. FirmwareFaults.All,
        .. CampaignFaults.All,
        .. SecurityFaults.All,
        .. OscoreFaults.All,
        .. AlarmFaults.All,
        .. EnrolmentFaults.All,
        .. PollFaults.All,
        .. StormFaults.All,
        .. MessageFaults.All,
        .. ConnectionFaults.All,
        .. BootstrapFaults.All,
        .. PackFaults.All,
    ];

    private static readonly FrozenDictionary<string, Fault> ById = All.ToFrozenDictionary(fault => fault.Id, StringComparer.Ordinal);

    /// <returns><see langword="null"/> when there is none of that id.</returns>
    public static Fault? Find(string id) => ById.GetValueOrDefault(id);
}
