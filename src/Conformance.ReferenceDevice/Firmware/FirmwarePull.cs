using System.Net;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Security;
using Conformance.ReferenceDevice.Timing;
using Conformance.Wire.Web;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>Fetches an image from where a Package URI says, by the protocol it names.</summary>
/// <remarks>Object 5 resources 1 and 8.</remarks>
internal sealed class FirmwarePull(DeviceSettings settings, IDeviceActions actions)
{
    /// <summary>The response to what caused it goes first.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private readonly FaultSwitch _faults = settings.Faults;

    /// <summary>Called with how it ended, unless it was given up.</summary>
    public required Action<FetchOutcome> Ended { get; init; }

    /// <summary>Whether there is a way to what a URI names: CoAP and CoAPS always, HTTP and HTTPS where the settings hold one.</summary>
    public static bool Fetches(DeviceSettings settings, ServerUri uri) => uri.Scheme switch
    {
        ServerUri.Coap => true,
        ServerUri.Coaps => !settings.Faults.Has(FirmwarePullFaults.CoapsUnusable),
        ServerUri.Http => settings.Web is not null && !settings.Faults.Has(FirmwarePullFaults.HttpUnusable),
        ServerUri.Https => settings.Web is not null && !settings.Faults.Has(WebPullFaults.HttpsUnusable),
        _ => false,
    };

    public void Begin(ServerUri uri, CancellationToken cancellationToken)
    {
        if (!_faults.Has(FirmwarePullFaults.NeverFetches))
        {
            actions.Spawn(token => FetchAsync(uri, token), cancellationToken);
        }
    }

    private async Task FetchAsync(ServerUri uri, CancellationToken cancellationToken)
    {
        await Delays.WaitAsync(settings.Clock, Settle, cancellationToken);
        var outcome = await RunAsync(uri, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (outcome is not null)
        {
            Ended(outcome);
        }
    }

    /// <returns><see langword="null"/> for a pull that never ends.</returns>
    private async Task<FetchOutcome?> RunAsync(ServerUri uri, CancellationToken cancellationToken) =>
        await uri.ResolveAsync(settings.Resolve, cancellationToken) is not { } host ? FetchOutcome.Failed(UpdateResult.InvalidUri)
            : uri.Scheme == ServerUri.Http && settings.Web is { } web ? await new HttpFetch(settings, actions, web, uri.ToUri(host.Address)).RunAsync(cancellationToken)
            : uri.Scheme == ServerUri.Https && settings.Web is { } safe ? await RunTrustingAsync(safe, uri, host, cancellationToken)
            : uri.Scheme == ServerUri.Coaps && !_faults.Has(FirmwarePullFaults.SecuredInClear) ? await RunSecuredAsync(uri, host, cancellationToken)
            : await new CoapFetch(settings, actions, host, uri).RunAsync(cancellationToken);

    /// <summary>From a host that is who the account for it says; one without such an account has no image for this device.</summary>
    private async Task<FetchOutcome?> RunTrustingAsync(IWebFetch web, ServerUri uri, IPEndPoint host, CancellationToken cancellationToken)
    {
        var inClear = new HttpFetch(settings, actions, web, (uri with { Scheme = ServerUri.Http }).ToUri(host.Address));
        if (_faults.Has(WebPullFaults.SecuredInClear))
        {
            return await inClear.RunAsync(cancellationToken);
        }

        if (actions.Shields.TrustIn(uri) is not { } trust)
        {
            return FetchOutcome.Failed(UpdateResult.InvalidUri);
        }

        var outcome = await new HttpFetch(settings, actions, web.Trusting(trust), uri.ToUri(host.Address)).RunAsync(cancellationToken);
        return outcome.Failure is null ? outcome
            : _faults.Has(WebPullFaults.FallsBack) ? await inClear.RunAsync(cancellationToken)
            : _faults.Has(WebPullFaults.HangsAtHandshake) ? null
            : outcome;
    }

    /// <summary>With the credentials of the account for that host; a host without one has no image for this device.</summary>
    private async Task<FetchOutcome?> RunSecuredAsync(ServerUri uri, IPEndPoint host, CancellationToken cancellationToken)
    {
        var shield = await actions.Shields.RaiseForAsync(uri, host, cancellationToken);
        if (shield is null)
        {
            return FetchOutcome.Failed(UpdateResult.InvalidUri);
        }

        var failed = shield is ShieldState.Down;
        if (failed && !_faults.Has(FirmwarePullFaults.FallsBack))
        {
            return _faults.Has(FirmwarePullFaults.HangsAtHandshake) ? null : FetchOutcome.Failed(UpdateResult.ConnectionLost);
        }

        if (failed)
        {
            actions.Unshield(host);
        }

        try
        {
            return await new CoapFetch(settings, actions, host, uri).RunAsync(cancellationToken);
        }
        finally
        {
            if (shield is ShieldState.Renewed)
            {
                actions.Unshield(host);
            }
        }
    }
}
