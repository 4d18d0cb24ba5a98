using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>The network bearer that a device had in use, in words.</summary>
/// <remarks>Object 4 resource 0.</remarks>
internal static class BearerWords
{
    /// <summary>Key of the answer among what a device says that it is.</summary>
    private const string Bearer = "bearer";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["0"] = "GSM",
        ["1"] = "TD-SCDMA",
        ["2"] = "WCDMA",
        ["3"] = "CDMA2000",
        ["5"] = "LTE-TDD",
        ["6"] = "LTE-FDD",
        ["7"] = "NB-IoT",
        ["21"] = "WLAN",
        ["22"] = "Bluetooth",
        ["23"] = "IEEE 802.15.4",
        ["41"] = "Ethernet",
        ["42"] = "DSL",
        ["43"] = "power line",
    };

    /// <summary>For example <c>IEEE 802.15.4 (23)</c>; empty when the device did not tell.</summary>
    public static string Of(DeviceStamp device) => Of(device.Identity.GetValueOrDefault(Bearer, string.Empty));

    /// <param name="number">As the device told it.</param>
    public static string Of(string number) => Known.TryGetValue(number, out var name) ? $"{name} ({number})" : number;
}
