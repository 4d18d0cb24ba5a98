using Conformance.Coap.Options;

namespace Conformance.ReferenceDevice.Network;

/// <summary>Options with a meaning to the device; other critical ones get 4.02 (RFC 7252 §5.4.1).</summary>
internal static class KnownOptions
{
    private static readonly HashSet<OptionNumber> All =
    [
        OptionNumber.UriHost, OptionNumber.UriPort, OptionNumber.UriPath, OptionNumber.UriQuery, OptionNumber.Observe,
        OptionNumber.ContentFormat, OptionNumber.Accept, OptionNumber.ETag, OptionNumber.MaxAge,
        OptionNumber.LocationPath, OptionNumber.LocationQuery, OptionNumber.Block1, OptionNumber.Block2,
        OptionNumber.Size1, OptionNumber.Size2, OptionNumber.Echo,
    ];

    public static bool Contains(OptionNumber option) => All.Contains(option);
}
