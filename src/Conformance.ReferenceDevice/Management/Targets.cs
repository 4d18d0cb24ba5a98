using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
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
    public static bool TryParse(string text, out Lwm2mPath path) => Lwm2mPath.TryParse(text, out path) && path.ToString() == text;

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
