namespace Conformance.ReferenceDevice.Objects;

/// <summary>/5/0/5, and the same of components (/33629/x/5).</summary>
public enum UpdateResult
{
    Initial = 0,
    Success = 1,
    NotEnoughFlash = 2,
    OutOfMemory = 3,
    ConnectionLost = 4,
    IntegrityFailure = 5,
    UnsupportedPackage = 6,
    InvalidUri = 7,
    UpdateFailed = 8,
    UnsupportedProtocol = 9,
    Cancelled = 10,
    Deferred = 11,
    ConflictingState = 12,
    DependencyError = 13,
}
