using System.Net;
using System.Net.NetworkInformation;
using Conformance.Harness.Loading;

namespace Conformance.Harness.Running;

/// <summary>Under which address a device finds us when we listen on all of them.</summary>
public static class Reach
{
    /// <summary>Whether devices have to be told another address than the one we bind.</summary>
    public static bool IsNeeded(IPEndPoint? listen, Uri? advertise) =>
        advertise is null && listen is not null && (listen.Address.Equals(IPAddress.Any) || listen.Address.Equals(IPAddress.IPv6Any));

    /// <summary>The only address of this machine that others can reach.</summary>
    /// <returns><see langword="null"/> and a refusal when there is none, or a choice.</returns>
    public static IPAddress? Choose(IPEndPoint listen, IEnumerable<IPAddress> own, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(listen);

        var candidates = own
            .Where(address => address.AddressFamily == listen.AddressFamily && !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal)
            .Distinct()
            .ToList();
        refusal = candidates.Count == 1
            ? null
            : Refusal.Input(
                $"--listen {listen.Address} does not say where a device finds us; --advertise coap://HOST[:PORT] is required"
                + (candidates.Count == 0 ? string.Empty : $", with one of {string.Join(", ", candidates)}"));
        return refusal is null ? candidates[0] : null;
    }

    /// <summary>The addresses of this machine's interfaces that are up.</summary>
    public static IEnumerable<IPAddress> Own() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(address => address.Address);
}
