namespace Conformance.Est.Enrolment;

/// <summary>Where the functions are.</summary>
/// <remarks>RFC 9148 §4.1 for the short names, RFC 7030 §3.2.2 for the long ones that belong to HTTP.</remarks>
public static class EstPaths
{
    public const string WellKnown = "/.well-known/est";
    public const string Short = "/est";
    public const string Core = "/.well-known/core";

    /// <summary>Resource type of everything that belongs to enrolment.</summary>
    public const string ResourceType = "ace.est";

    private static readonly (EstFunction Function, string Short, string Long)[] Names =
    [
        (EstFunction.Authorities, "crts", "cacerts"),
        (EstFunction.Enrol, "sen", "simpleenroll"),
        (EstFunction.Renew, "sren", "simplereenroll"),
        (EstFunction.Attributes, "att", "csrattrs"),
        (EstFunction.GenerateKey, "skg", "serverkeygen"),
        (EstFunction.GenerateKeyOne, "skc", string.Empty),
    ];

    /// <summary>The functions by their short names, in the order of the RFC.</summary>
    public static IReadOnlyDictionary<string, EstFunction> ByName { get; } = Names.ToDictionary(one => one.Short, one => one.Function, StringComparer.Ordinal);

    public static string NameOf(EstFunction function) =>
        function == EstFunction.Discovery ? "discover" : Names.First(one => one.Function == function).Short;

    /// <summary>The function of a CoAP path below either root; <see langword="null"/> when there is none.</summary>
    public static EstFunction? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (Name(path, WellKnown) ?? Name(path, Short)) is { } name && ByName.TryGetValue(name, out var function) ? function : null;
    }

    /// <summary>Whether a path lies below a root of enrolment, whatever it names there.</summary>
    public static bool IsBelow(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (Name(path, WellKnown) ?? Name(path, Short)) is not null;
    }

    /// <summary>The function of an HTTP path.</summary>
    public static EstFunction? FindLong(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Name(path, WellKnown) is { Length: > 0 } name && Names.FirstOrDefault(one => one.Long == name) is { Long: not null } found ? found.Function : null;
    }

    private static string? Name(string path, string root) => path.StartsWith($"{root}/", StringComparison.Ordinal) ? path[(root.Length + 1)..] : null;
}
