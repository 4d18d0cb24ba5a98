using System.Globalization;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>The parameters of Register, each <c>name=value</c>.</summary>
/// <remarks>Core 1.1 §6.2.1; Transport 1.1 §6.4.3.</remarks>
public sealed class RegisterParameters(EnablerVersion version, bool queueMode, FaultSwitch faults)
{
    public string[] Of(string endpoint, Announcement announced) =>
        [.. new[] { Name(endpoint), Lifetime(announced), Version(), Binding(announced), Queue(), Number() }.OfType<string>()];

    private string Name(string endpoint) => faults.Choose(RegistrationFaults.OtherName, $"ep={endpoint}-2", $"ep={endpoint}");

    private string? Lifetime(Announcement announced) =>
        faults.Has(RegistrationFaults.OmitsLifetime) ? null
        : faults.Has(RegistrationFaults.WrongLifetime) ? Lifetime(announced.Lifetime + 60)
        : Lifetime(faults.Choose(RegistrationFaults.LifetimeInMilliseconds, announced.Lifetime * 1000, announced.Lifetime));

    private string? Version() =>
        faults.Has(RegistrationFaults.OmitsVersion) ? null
        : faults.Has(RegistrationFaults.PatchVersion) ? $"lwm2m={version}.1"
        : $"lwm2m={faults.Choose(RegistrationFaults.OldestVersion, EnablerVersion.V10, version)}";

    private string Binding(Announcement announced) =>
        faults.Has(RegistrationFaults.UnknownBindingLetter) ? $"b={announced.Binding}X"
        : faults.Has(RegistrationFaults.LowerCaseBinding) ? $"b={announced.Binding}".ToLowerInvariant()
        : $"b={announced.Binding}{(IsQueued && faults.Has(QueueFaults.ModeInBinding) ? "Q" : null)}";

    private string? Queue() => IsQueued ? Queued() : faults.Choose(QueueFaults.DeniesWithValue, "Q=0", null);

    private string? Queued() =>
        faults.Has(QueueFaults.KeepsQuiet) ? null
        : faults.Has(QueueFaults.ModeWithValue) ? "Q=1"
        : faults.Choose(QueueFaults.ModeInLowerCase, "q", "Q");

    /// <summary>The device has no telephone number, so it registers none.</summary>
    private string? Number() =>
        faults.Has(RegistrationFaults.PlusInNumber) ? "sms=+4930901820"
        : faults.Choose(RegistrationFaults.NumberAsUri, "sms=tel:4930901820", null);

    /// <summary>1.0 has a letter in its binding instead.</summary>
    private bool IsQueued => queueMode && version >= EnablerVersion.V11;

    private static string Lifetime(long seconds) => string.Create(CultureInfo.InvariantCulture, $"lt={seconds}");
}
