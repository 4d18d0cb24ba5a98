namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the Access Control object.</summary>
public static class AccessFaults
{
    public static readonly Fault NoOwner = new(
        "access.no-owner", "keeps no owner in an Access Control instance", "ACL-02", FaultShape.Absent);

    public static readonly Fault NoRights = new(
        "access.no-rights", "keeps no rights in an Access Control instance", "ACL-02", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoOwner, NoRights,
    ];
}
