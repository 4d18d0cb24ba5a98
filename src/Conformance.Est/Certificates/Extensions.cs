namespace Conformance.Est.Certificates;

/// <summary>What the extensions of a certificate or a request say, as far as they are read.</summary>
/// <remarks>RFC 5280 §4.2.1.</remarks>
public sealed record Extensions
{
    public static Extensions None { get; } = new();

    /// <summary>Whether it may issue certificates; <see langword="null"/> without Basic Constraints.</summary>
    public bool? IsAuthority { get; init; }

    /// <summary>How many authorities may follow it; <see langword="null"/> for any number.</summary>
    public int? PathLength { get; init; }

    /// <summary><see langword="null"/> when the extension is not there, which allows everything.</summary>
    public KeyUsages? Usage { get; init; }

    /// <summary>Object identifiers; empty when the extension is not there, which allows everything.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    public IReadOnlyList<AlternativeName> Names { get; init; } = [];

    /// <summary>Names below which alone this authority may issue; empty without Name Constraints.</summary>
    public IReadOnlyList<AlternativeName> Permitted { get; init; } = [];

    public ReadOnlyMemory<byte>? SubjectKey { get; init; }

    public ReadOnlyMemory<byte>? AuthorityKey { get; init; }

    /// <summary>Where a list of what was revoked can be had.</summary>
    public IReadOnlyList<string> RevocationPoints { get; init; } = [];

    /// <summary>Critical ones that are not read: whoever meets one has to refuse (RFC 5280 §4.2).</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Identifiers of all, in order.</summary>
    public IReadOnlyList<string> All { get; init; } = [];
}
