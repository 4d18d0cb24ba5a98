using System.Net;

namespace Conformance.Est.Enrolment;

/// <summary>Tells who speaks from an address. Whoever owns the associations answers; without security there is nobody to ask.</summary>
public interface IPeerIdentities
{
    /// <returns><see langword="null"/> when nothing is known of it.</returns>
    PeerIdentity? Find(IPEndPoint remote);
}
