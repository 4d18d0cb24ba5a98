using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Finds what a request is about.</summary>
/// <remarks>Core 1.1 §6.3; Transport 1.1 §6.7.</remarks>
public static class Targets
{
    /// <summary>
    /// Reads a Uri-Path. Identifiers are plain decimal numbers: nothing with a sign, a leading zero or an empty segment is one.
    /// </summary>
    public static bool TryParse(string text, FaultSwitch faults, out Lwm2mPath path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);

        var segments = text.Split('/')[1..];
        var empty = faults.Choose(VersionFaults.EmptyIsZero, segments.Length > 1 ? "0" : string.Empty, string.Empty);
        var read = "/" + string.Join('/', segments.Select(segment => segment.Length == 0 ? empty : Read(segment, faults)));
        return Lwm2mPath.TryParse(read, out path) && path.ToString() == read;
    }

    private static string Read(string segment, FaultSwitch faults)
    {
        var number = int.TryParse(segment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : (int?)null;
        var other =
            faults.Has(VersionFaults.WrapsNumbers) ? number & ushort.MaxValue
            : faults.Has(VersionFaults.ReadsSigns) ? number
            : number == ushort.MaxValue && faults.Has(VersionFaults.ReservedForFirst) ? 0 : null;
        return other?.ToString(CultureInfo.InvariantCulture) ?? segment;
    }

    extension(ObjectTree tree)
    {
        /// <summary>
        /// The code that refuses any operation on a target that is hidden or not there; <see langword="null"/> when it is there.
        /// </summary>
        public CoapCode? Missing(Lwm2mPath path)
        {
            if (path.ObjectId is { } objectId && RegistrationLinks.Hidden.Contains(objectId))
            {
                return CoapCode.Unauthorized;
            }

            if (tree.Has(path))
            {
                return null;
            }

            return path.Depth == 4 && tree.ResourceAt(path) is { Definition.Multiple: false }
                ? CoapCode.MethodNotAllowed
                : CoapCode.NotFound;
        }
    }
}
