using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Tells the holder of a package what comes of it, block by block.</summary>
internal static class Pushes
{
    public static void Watch(ObjectSet objects, IncomingRequest request, CoapCode code)
    {
        if (request.Message.Code != CoapCode.Put
            || !Lwm2mPath.TryParse(request.Message.Options.Path, out var path)
            || objects[path] is not IPackageHolder holder
            || path.ResourceId != holder.PackageResource)
        {
            return;
        }

        if (code == CoapCode.Continue)
        {
            holder.Receiving(path);
        }
        else if (!code.IsSuccess)
        {
            holder.TransferFailed(path, code);
        }
    }
}
