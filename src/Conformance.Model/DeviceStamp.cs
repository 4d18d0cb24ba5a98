namespace Conformance.Model;

/// <summary>The device a run judged.</summary>
/// <param name="Name">Name of the device file without its ending.</param>
/// <param name="Title">For people.</param>
/// <param name="Lwm2m">Enabler version it was judged by.</param>
/// <param name="Pics">Answers after the probe, id → value.</param>
/// <param name="Pixit">Test parameters, name → value as text; secrets are left out.</param>
public sealed record DeviceStamp(
    string Name, string Title, string Lwm2m, IReadOnlyDictionary<string, PicsAnswer> Pics, IReadOnlyDictionary<string, string> Pixit)
{
    /// <summary>What the device says it is: <c>manufacturer</c>, <c>model</c>, <c>serial</c>, <c>firmware</c>, and the <c>bearer</c> it uses, as far as it was told.</summary>
    public IReadOnlyDictionary<string, string> Identity { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
