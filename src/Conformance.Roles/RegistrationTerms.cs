using System.Globalization;

namespace Conformance.Roles;

/// <summary>What the query of a Register or Update says.</summary>
/// <remarks>Core 1.1 §6.2.1 and §6.2.2. What is not as required counts as absent; judging it is the script's business.</remarks>
internal readonly struct RegistrationTerms(IReadOnlyList<KeyValuePair<string, string?>> query)
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromSeconds(86400);

    public string? Endpoint => query.ValueOf("ep");

    public string? Version => query.ValueOf("lwm2m");

    public string? Binding => query.ValueOf("b");

    /// <summary>The <c>lt</c> parameter, or <see langword="null"/> when it is absent or no 32-bit number of seconds.</summary>
    public TimeSpan? Lifetime =>
        uint.TryParse(query.ValueOf("lt"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>Queue mode by the <c>Q</c> parameter (1.1 on) or by a binding such as <c>UQ</c> (1.0).</summary>
    public bool QueueMode => query.Any(parameter => parameter.Key == "Q") || Queues(Binding);

    /// <summary>The registration that a Register asks for.</summary>
    public Registration Open(RegisterEvent register, string location) => new()
    {
        Location = location,
        Endpoint = Endpoint,
        Lifetime = Lifetime ?? DefaultLifetime,
        Version = Version,
        Binding = Binding,
        QueueMode = QueueMode,
        Links = register.Links,
        Root = Registration.RootOf(register.Links),
        Remote = register.Remote,
        RefreshedAt = register.Time,
    };

    /// <summary>The registration as an Update leaves it: what the Update does not mention stays.</summary>
    public Registration Apply(UpdateEvent update, Registration current)
    {
        var announces = update.Body.Length > 0 && update.LinksError is null;
        return current with
        {
            Lifetime = Lifetime ?? current.Lifetime,
            Binding = Binding ?? current.Binding,
            QueueMode = QueueMode || (current.QueueMode && (Binding is null || !Queues(current.Binding))),
            Links = announces ? update.Links : current.Links,
            Root = announces ? Registration.RootOf(update.Links) : current.Root,
            Remote = update.Remote,
            RefreshedAt = update.Time,
        };
    }

    private static bool Queues(string? binding) => binding?.Contains('Q', StringComparison.Ordinal) == true;
}
