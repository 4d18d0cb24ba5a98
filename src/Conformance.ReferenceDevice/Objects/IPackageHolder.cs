using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>An object with packages that come in blocks: it wants to know before the last one.</summary>
public interface IPackageHolder
{
    /// <summary>The resource that a package is written to.</summary>
    ushort PackageResource => 0;

    /// <summary>A block came in, and others are to follow.</summary>
    void Receiving(Lwm2mPath path);

    /// <summary>A package was refused, or did not become whole.</summary>
    void TransferFailed(Lwm2mPath path, CoapCode code);
}
