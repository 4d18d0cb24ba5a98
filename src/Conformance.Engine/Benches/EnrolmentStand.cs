using Conformance.Engine.Security;
using Conformance.Engine.Worlds;
using Conformance.Est.Enrolment;
using Conformance.Roles;

namespace Conformance.Engine.Benches;

/// <summary>The place of a certification authority on a bench: nothing, until a case asks for it. Then the bootstrap server takes requests for it.</summary>
public sealed class EnrolmentStand(World world, CredentialKit kit, BootstrapServer server)
{
    /// <summary>The authority's server; <see langword="null"/> while no case asked for it.</summary>
    public EstServer? Service { get; private set; }

    /// <summary>A fresh service, which knows nothing of what an earlier one issued.</summary>
    /// <remarks>Its authority is the one that vouches for our servers, so that they lead to what crts brings (RFC 9148 §9).</remarks>
    public EstServer Open()
    {
        Service = new(kit.Authority, new Random(world.Random.Next()));
        server.Enrolment = Service;
        return Service;
    }

    /// <summary>Another authority takes the place of the one there is.</summary>
    public void RollOver() => (Service ?? Open()).RollOver(new(new Random(world.Random.Next()), world.Clock.GetUtcNow(), $"{kit.Authority.Name} next"));

    public void Close() => server.Enrolment = Service = null;
}
