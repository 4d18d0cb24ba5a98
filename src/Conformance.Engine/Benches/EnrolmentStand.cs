using Conformance.Engine.Worlds;
using Conformance.Est.Authority;
using Conformance.Est.Enrolment;
using Conformance.Roles;

namespace Conformance.Engine.Benches;

/// <summary>The place of a certification authority on a bench: nothing, until a case asks for it. Then the bootstrap server takes requests for it.</summary>
public sealed class EnrolmentStand(World world, BootstrapServer server)
{
    /// <summary>The authority's server; <see langword="null"/> while no case asked for it.</summary>
    public EstServer? Service { get; private set; }

    /// <summary>A fresh authority, which knows nothing of what an earlier one issued.</summary>
    /// <remarks>Its keys come from the seed of the world.</remarks>
    public EstServer Open()
    {
        Service = new(NewAuthority("Conformance test"), new Random(world.Random.Next()));
        server.Enrolment = Service;
        return Service;
    }

    /// <summary>Another authority takes the place of the one there is.</summary>
    public void RollOver() => (Service ?? Open()).RollOver(NewAuthority("Conformance test next"));

    public void Close() => server.Enrolment = Service = null;

    private TestAuthority NewAuthority(string name) => new(new Random(world.Random.Next()), world.Clock.GetUtcNow(), name);
}
