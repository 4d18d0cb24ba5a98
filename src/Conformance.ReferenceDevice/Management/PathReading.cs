using System.Globalization;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Reads Uri-Paths: segment by segment as they stand, unless the device has a fault.</summary>
/// <remarks>RFC 7252 §5.10.1; Core 1.1 §7.3 for the range of identifiers.</remarks>
public sealed class PathReading(FaultSwitch faults)
{
    public bool TryParse(string text, out Lwm2mPath path)
    {
        ArgumentNullException.ThrowIfNull(text);

        var segments = text.Split('/')[1..];
        var empty = faults.Choose(VersionFaults.EmptyIsZero, segments.Length > 1 ? "0" : string.Empty, string.Empty);
        return Targets.TryParse("/" + string.Join('/', segments.Select(segment => segment.Length == 0 ? empty : Read(segment))), out path);
    }

    private string Read(string segment)
    {
        int? number = int.TryParse(segment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        var other =
            faults.Has(VersionFaults.WrapsNumbers) ? number & ushort.MaxValue
            : faults.Has(VersionFaults.ReadsSigns) ? number
            : number == ushort.MaxValue && faults.Has(VersionFaults.ReservedForFirst) ? 0
            : null;
        return other?.ToString(CultureInfo.InvariantCulture) ?? segment;
    }
}
