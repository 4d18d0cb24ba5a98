using System.Collections.Frozen;

namespace Conformance.ReferenceDevice.Faults;

/// <summary>Every fault the reference device can be given.</summary>
public static class FaultCatalogue
{
    /// <summary>In the order of the groups of the ledger.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. BootstrapFaults.All,
        .. PackFaults.All,
        .. RegistrationFaults.All,
        .. SequenceFaults.All,
        .. UpdateFaults.All,
        .. TriggerFaults.All, .. ConnectionFaults.All,
        .. QueueFaults.All,
        .. VersionFaults.All,
        .. MessageFaults.All,
        .. BlockFaults.All,
        .. ReadFaults.All,
        .. SecurityFaults.All,
        .. KeyFaults.All, .. HelloFaults.All, .. TrustFaults.All, .. AlertFaults.All, .. ChoiceFaults.All, .. RecordFaults.All, .. PolicyFaults.All, .. OscoreFaults.All,
        .. DiscoverFaults.All,
        .. WriteFaults.All,
        .. AttributeFaults.All,
        .. ExecuteFaults.All,
        .. InstanceFaults.All,
        .. CompositeFaults.All,
        .. ObserveFaults.All,
        .. NotifyFaults.All,
        .. StoringFaults.All,
        .. SendFaults.All,
        .. AccessFaults.All,
        .. FormatFaults.All,
        .. TlvFaults.All,
        .. SenmlFaults.All,
        .. Lwm2mCborFaults.All,
        .. ObjectFaults.All,
        .. EnrolmentFaults.All,
        .. FirmwareFaults.All, .. FirmwarePullFaults.All, .. WebPullFaults.All, .. FirmwareUpdateFaults.All, .. RolloutFaults.All,
        .. SoftwareFaults.All,
        .. ComponentFaults.All,
        .. ConfigurationFaults.All,
        .. LockFaults.All,
        .. GatewayFaults.All,
        .. DatasetFaults.All,
        .. ProfileFaults.All,
        .. WisunFaults.All,
        .. MeshFaults.All,
        .. AlarmFaults.All,
        .. NodeFaults.All,
        .. GapFaults.All,
        .. HybridFaults.All,
        .. TradeFaults.All,
    ];

    private static readonly FrozenDictionary<string, Fault> ById = All.ToFrozenDictionary(fault => fault.Id, StringComparer.Ordinal);

    /// <returns><see langword="null"/> when there is none of that id.</returns>
    public static Fault? Find(string id) => ById.GetValueOrDefault(id);
}
