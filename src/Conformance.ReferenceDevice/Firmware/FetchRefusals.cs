using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>What a refusal of a server comes to.</summary>
internal static class FetchRefusals
{
    private const int ServerError = 5;

    /// <param name="kind">The class of the response code or the status: 4, 5.</param>
    public static UpdateResult Of(int kind, FaultSwitch faults) =>
        kind == ServerError ? UpdateResult.ConnectionLost
        : faults.Choose(FirmwarePullFaults.NotFoundUnnoticed, UpdateResult.Initial, UpdateResult.InvalidUri);
}
