namespace Conformance.ReferenceDevice.Objects;

/// <summary>/9/x/7.</summary>
public enum SoftwareState
{
    Initial = 0,
    DownloadStarted = 1,
    Downloaded = 2,
    Delivered = 3,
    Installed = 4,
}
