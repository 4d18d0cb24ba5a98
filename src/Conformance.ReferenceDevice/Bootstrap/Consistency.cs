using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Security;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Bootstrap;

/// <summary>Whether the accounts a bootstrap server left behind are ones the device can work with.</summary>
/// <remarks>Core 1.1 §6.1.2, §6.1.3.3 and §6.1.6.</remarks>
public sealed class Consistency(ObjectTree tree, Accounts accounts, FaultSwitch faults, bool enrols, bool isInLab)
{
    private const long FirstShortServerId = 1;
    private const long LastShortServerId = 65534;

    /// <summary>What every Security instance needs before anything can be done with it.</summary>
    private static readonly ushort[] SecurityNeeds = [SecurityResources.Uri, SecurityResources.IsBootstrap, SecurityResources.Mode];

    public bool IsConsistent =>
        AtMostOneBootstrapAccount
        && accounts.SecurityInstances.All(IsComplete)
        && HaveContextsOfTheirOwn
        && accounts.ServerInstances.All(IsCompleteServer)
        && IsPaired;

    private bool AtMostOneBootstrapAccount =>
        faults.Has(BootstrapFaults.TwoBootstrapAccounts) || accounts.SecurityInstances.Count(accounts.IsBootstrap) <= 1;

    /// <summary>There is an account, and each Short Server ID stands in exactly one Security and one Server instance.</summary>
    private bool IsPaired
    {
        get
        {
            var securities = accounts.SecurityInstances
                .Where(instance => !accounts.IsBootstrap(instance))
                .Select(accounts.SsidOf)
                .Order()
                .ToList();
            var servers = accounts.ServerInstances.Select(accounts.SsidOf).Order().ToList();
            return servers.Count > 0
                && (securities.SequenceEqual(servers) || (securities.Count == servers.Count && faults.Has(BootstrapFaults.PairsAnyHalves)))
                && servers.Distinct().Count() == servers.Count
                && servers.TrueForAll(id => id is >= FirstShortServerId and <= LastShortServerId);
        }
    }

    private bool IsComplete(Lwm2mPath security) =>
        (accounts.IsBootstrap(security) && faults.Has(BootstrapFaults.TakesUselessAccount))
        || (SecurityNeeds.All(id => tree.Has(security.Child(id)))
        && ServerUri.TryParse(tree.Text(security.Child(SecurityResources.Uri)), out var uri)
        && uri is { IsCoap: true }
        && (IsEnrolling(security) || new CredentialCheck(new SecurityAccount(tree, security), isInLab, faults).IsUsable(uri.Scheme == ServerUri.Coaps, accounts.IsBootstrap(security)))
        && HasOscoreContext(security));

    private bool IsEnrolling(Lwm2mPath security) => enrols && tree.Integer(security.Child(SecurityResources.Mode)) == SecurityResources.Enrolment;

    /// <summary>No two accounts link to one context (object 21).</summary>
    private bool HaveContextsOfTheirOwn =>
        accounts.SecurityInstances.Select(security => ObjectContexts.LinkOf(tree, security)).OfType<Lwm2mPath>().GroupBy(link => link).All(links => links.Count() == 1)
        || faults.Has(OscoreFaults.SharesContext);

    /// <summary>A link to object 21 has to lead to an instance of it.</summary>
    private bool HasOscoreContext(Lwm2mPath security) => ObjectContexts.LinkOf(tree, security) is not { } link || tree.Has(link);

    private bool IsCompleteServer(Lwm2mPath server) =>
        tree.Model[ServerResources.Object]!.Resources
            .Where(resource => resource.Mandatory)
            .All(resource => tree.Has(server.Child(resource.Id)));
}
