using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Security;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>What objects can make the device do. Everything happens after the response to what caused it.</summary>
public interface IDeviceActions
{
    /// <summary>Whether there is a bootstrap account to bootstrap with.</summary>
    bool CanBootstrap { get; }

    /// <summary>The device's addresses in use.</summary>
    IEnumerable<IPAddress> Addresses { get; }

    /// <summary>Octets sent and received since power on.</summary>
    (long Sent, long Received) Traffic { get; }

    /// <summary>Frames since the device was made, whatever was switched off in between.</summary>
    FrameCount Frames { get; }

    /// <summary>Puts a value in the place of what a sensor measures.</summary>
    void Inject(Lwm2mPath path, string value);

    /// <summary>Sends to servers that want it what cannot be read.</summary>
    void Report(Entry entry);

    /// <summary>Says goodbye and leaves the network.</summary>
    void Leave();

    void Reboot();

    void FactoryReset();

    /// <param name="server">The <c>/1</c> instance.</param>
    /// <param name="transport">The letter of the transport to change to; <see langword="null"/> for none.</param>
    void Update(Lwm2mPath server, char? transport);

    /// <param name="server">The <c>/1</c> instance.</param>
    void Disable(Lwm2mPath server);

    void Bootstrap();

    /// <summary>Sends with other parameters of CoAP from now on.</summary>
    void Tune(TransmissionParameters transmission);

    /// <summary>Runs something on the device's loop; faults surface.</summary>
    void Spawn(Func<CancellationToken, Task> work, CancellationToken cancellationToken);

    /// <summary>Whether the link is there, as the device itself can tell.</summary>
    bool HasLink { get; }

    /// <summary>How hosts that need not be servers of the device are spoken to under DTLS and TLS.</summary>
    Shields Shields { get; }

    /// <summary>Says good-bye to a host that hands were shaken with; there is no DTLS with it from then on.</summary>
    void Unshield(IPEndPoint remote);

    /// <summary>One exchange with a host that need not be a server of the device.</summary>
    Task<Outcome> AskAsync(IPEndPoint remote, Request request, CancellationToken cancellationToken);

    /// <summary>Sends a request to a host that need not be a server of the device.</summary>
    Task<BlockwiseOutcome> RequestAsync(IPEndPoint remote, Request request, CancellationToken cancellationToken);
}
