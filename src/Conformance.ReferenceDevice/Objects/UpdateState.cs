namespace Conformance.ReferenceDevice.Objects;

/// <summary>/5/0/3.</summary>
public enum UpdateState
{
    Idle = 0,
    Downloading = 1,
    Downloaded = 2,
    Updating = 3,
}
