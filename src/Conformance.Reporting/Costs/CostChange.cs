using Conformance.Model;

namespace Conformance.Reporting.Costs;

/// <summary>A case that cost something else in a later run.</summary>
public sealed record CostChange(string Id, CaseCost Before, CaseCost After)
{
    /// <summary>Octets more than before.</summary>
    public long MoreOctets => After.Octets - Before.Octets;
}
