namespace Conformance.ReferenceDevice.Objects;

/// <summary>/9/x/9.</summary>
public enum SoftwareResult
{
    Initial = 0,
    Downloading = 1,
    Installed = 2,
    Delivered = 3,
    NotEnoughStorage = 50,
    OutOfMemory = 51,
    ConnectionLost = 52,
    IntegrityFailure = 53,
    UnsupportedType = 54,
    InvalidUri = 56,
    InstallationFailure = 58,
}
