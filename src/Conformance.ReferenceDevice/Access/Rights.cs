namespace Conformance.ReferenceDevice.Access;

/// <summary>The bits of an access control list.</summary>
/// <remarks>Object 2, resource 2.</remarks>
[Flags]
public enum Rights
{
    None = 0,

    /// <summary>Read, Observe and Write-Attributes.</summary>
    Read = 1,
    Write = 2,
    Execute = 4,
    Delete = 8,
    Create = 16,

    /// <summary>What the owner of an instance may do.</summary>
    Owner = Read | Write | Execute | Delete,
}
