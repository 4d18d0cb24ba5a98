using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>Fetches an image from where a Package URI says, by the protocol it names.</summary>
/// <remarks>Object 5 resources 1 and 8.</remarks>
internal sealed class FirmwarePull(DeviceSettings settings, IDeviceActions actions)
{
    /// <summary>The response to what caused it goes first.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    /// <summary>Called with how it ended, unless it was given up.</summary>
    public required Action<FetchOutcome> Ended { get; init; }

    public void Begin(ServerUri uri, CancellationToken cancellationToken)
    {
        if (!settings.Faults.Has(FirmwarePullFaults.NeverFetches))
        {
            actions.Spawn(token => FetchAsync(uri, token), cancellationToken);
        }
    }

    private async Task FetchAsync(ServerUri uri, CancellationToken cancellationToken)
    {
        await Delays.WaitAsync(settings.Clock, Settle, cancellationToken);
        var outcome = await RunAsync(uri, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Ended(outcome);
    }

    private async Task<FetchOutcome> RunAsync(ServerUri uri, CancellationToken cancellationToken)
    {
        if (await uri.ResolveAsync(settings.Resolve, cancellationToken) is not { } host)
        {
            return FetchOutcome.Failed(UpdateResult.InvalidUri);
        }

        return uri.Scheme == ServerUri.Http && settings.Web is { } web
            ? await new HttpFetch(settings, actions, web, uri.ToUri(host.Address)).RunAsync(cancellationToken)
            : await new CoapFetch(settings, actions, host, uri).RunAsync(cancellationToken);
    }
}
