using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.ReferenceServer.Registry;

/// <summary>The query of a Register or Update.</summary>
/// <remarks>Core 1.1 §6.2.1 and §6.2.2 (tables).</remarks>
internal sealed class Parameters
{
    private static readonly string[] OfRegister = ["ep", "lt", "lwm2m", "sms", "b", "Q", "pid"];
    private static readonly string[] OfUpdate = ["lt", "sms", "b", "Q"];
    private const string BindingLetters = "UTSNMHQ";
    private const uint DefaultLifetime = 86400;

    private readonly IReadOnlyList<KeyValuePair<string, string?>> _given;

    public Parameters(OptionList options) =>
        _given = [.. options.Queries.Select(query => query.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], parts.ElementAtOrDefault(1)))];

    public string? Endpoint => this["ep"];

    public string? Version => this["lwm2m"]?.Trim('"');

    public string? Binding => this["b"];

    public string? ProfileId => this["pid"];

    public bool Sleeps => _given.Any(parameter => parameter.Key == "Q") || Binding?.Contains('Q', StringComparison.Ordinal) == true;

    public bool GivesLifetime => this["lt"] is not null;

    public TimeSpan Lifetime => TimeSpan.FromSeconds(uint.TryParse(this["lt"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : DefaultLifetime);

    /// <summary>What is wrong with the query of a Register, as the code it is answered with; <see langword="null"/> when nothing is.</summary>
    public CoapCode? FaultOfRegister(FaultSwitch faults)
    {
        var lacksName = string.IsNullOrEmpty(Endpoint) && !faults.Has(Faults.RegistrationFaults.TakesNameless);
        var lacksVersion = string.IsNullOrEmpty(Version) && !faults.Has(Faults.RegistrationFaults.TakesVersionless);
        var isWrong = lacksName || lacksVersion || !IsSound || (HasOthersThan(OfRegister) && !faults.Has(Faults.RegistrationFaults.TakesUnknownParameter));
        return isWrong ? faults.Choose(Faults.RegistrationFaults.MissingIsForbidden, lie: CoapCode.Forbidden, truth: CoapCode.BadRequest) : null;
    }

    /// <summary>The same of an Update.</summary>
    public CoapCode? FaultOfUpdate() => IsSound && !HasOthersThan(OfUpdate) ? null : CoapCode.BadRequest;

    private bool IsSound =>
        (!GivesLifetime || uint.TryParse(this["lt"], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        && (Binding is null || Binding.All(letter => BindingLetters.Contains(letter, StringComparison.Ordinal)));

    private string? this[string name] => _given.FirstOrDefault(parameter => parameter.Key == name).Value;

    private bool HasOthersThan(string[] known) => _given.Any(parameter => !known.Contains(parameter.Key));
}
