using Conformance.Engine.Security;
using Conformance.Engine.Worlds;
using Conformance.Lwm2m.Objects;

namespace Conformance.Engine.Control.Servers;

/// <summary>Where a server under test lives, as far as it is ours.</summary>
/// <param name="World">Its loop and its network, for a server in this process.</param>
/// <param name="Objects">Object facts, for a server in this process.</param>
/// <param name="Instance">Which of several, from 0.</param>
public sealed record ServerTarget(World World, ObjectRegistry Objects, int Instance)
{
    /// <summary>Definitions of objects, in the versions that LwM2M 1.1 implies.</summary>
    public ObjectModel Facts => Objects.ModelFor("1.1", new Dictionary<ushort, string>());

    /// <summary>What our client proves who it is with.</summary>
    public required CredentialKit Credentials { get; init; }
}
