using Conformance.Harness.Loading;

namespace Conformance.Harness.Fuzzing;

/// <summary>A target for each decoder.</summary>
public static class FuzzTargets
{
    /// <summary>All of them, from the octets of a datagram to files that people write.</summary>
    /// <param name="suite">Gives seeds for what is loaded from files, and names for cases to refer to.</param>
    public static IReadOnlyList<FuzzTarget> Of(LoadedSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);

        return [.. CoapTargets.All, .. DtlsTargets.All, .. EstTargets.All, .. OscoreTargets.All, .. CaptureTargets.All, CborTarget.Instance, .. FormatTargets.Of(suite.Objects), .. FileTargets.Of(suite)];
    }
}
