namespace Conformance.ReferenceDevice.Management;

/// <summary>How strict a write is about what it names.</summary>
/// <param name="IgnoresUnknown">Resources the device does not have are left out, not refused (Core 1.1.1 §6.3.3).</param>
/// <param name="IgnoresReadOnly">Resources a server may not write are left out, not refused (Create, Core 1.1 §6.3.6).</param>
/// <param name="Bootstraps">The bootstrap server writes: every resource is writable.</param>
public readonly record struct WriteRules(bool IgnoresUnknown, bool IgnoresReadOnly, bool Bootstraps)
{
    /// <summary>A resource or resource instance named by the request itself.</summary>
    public static WriteRules Direct => default;

    /// <summary>A resource among others of an instance.</summary>
    public static WriteRules OfInstance => new(IgnoresUnknown: true, IgnoresReadOnly: false, Bootstraps: false);

    public static WriteRules OfNewInstance => new(IgnoresUnknown: true, IgnoresReadOnly: true, Bootstraps: false);

    public static WriteRules OfBootstrap => new(IgnoresUnknown: true, IgnoresReadOnly: false, Bootstraps: true);
}
