namespace Conformance.Model;

/// <summary>How the ledger accounts for a requirement. Every one has exactly one of these.</summary>
public enum Standing
{
    /// <summary>At least one case judges it.</summary>
    Judged,

    /// <summary>No case will, and the profile says which observable is missing.</summary>
    Excused,

    /// <summary>No case does yet, and the profile says which group of work brings it.</summary>
    Pending,

    /// <summary>No case can: an operator shows it in a live network, by a procedure of the profile.</summary>
    Procedure,

    /// <summary>None of these: a gap.</summary>
    Unaccounted,
}
