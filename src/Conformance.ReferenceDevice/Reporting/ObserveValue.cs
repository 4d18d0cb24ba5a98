namespace Conformance.ReferenceDevice.Reporting;

/// <summary>The Observe option of a request.</summary>
/// <remarks>RFC 7641 §2.</remarks>
public static class ObserveValue
{
    public const uint Register = 0;
    public const uint Cancel = 1;
}
