using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Finds what a request is about.</summary>
/// <remarks>Core 1.1 §6.3; Transport 1.1 §6.7.</remarks>
public static class Targets
{
    /// <summary>
    /// Reads a Uri-Path. Identifiers are plain decimal numbers: nothing with a sign, a leading zero or an empty segment is one.
    /// </summary>
    public static bool TryParse(string text, out Lwm2mPath path) => Lwm2mPath.TryParse(text, out path) && path.ToString() == text;

    extension(DeviceState state)
    {
        /// <summary>
        /// The code that refuses any operation on a target that is hidden or not there; <see langword="null"/> when it is there.
        /// </summary>
        /// <param name="opens">The fault that would show what is hidden to the operation that asks.</param>
        public CoapCode? Missing(Lwm2mPath path, Fault? opens = null)
        {
            if (path.ObjectId is { } objectId
                && RegistrationLinks.Hidden.Contains(objectId)
                && !(opens is not null && state.Faults.Has(opens))
                && !(objectId == Oscore21.Object && state.Faults.Has(OscoreFaults.Readable)))
            {
                return state.Faults.Has(SecurityFaults.Unknown) ? CoapCode.NotFound : CoapCode.Unauthorized;
            }

            if (state.Tree.Has(path))
            {
                return null;
            }

            return path.Depth == 4 && state.Tree.ResourceAt(path) is { Definition.Multiple: false }
                ? CoapCode.MethodNotAllowed
                : CoapCode.NotFound;
        }
    }
}
