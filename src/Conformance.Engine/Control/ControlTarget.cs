using Conformance.Engine.Security;
using Conformance.Engine.Worlds;

namespace Conformance.Engine.Control;

/// <summary>Where a controlled device is to be pointed.</summary>
/// <param name="World">The world the device lives in (an in-process device runs on its loop).</param>
/// <param name="Server">URI of our LwM2M server.</param>
/// <param name="Bootstrap">URI of our bootstrap server.</param>
/// <param name="Endpoint">Endpoint name the device file declares.</param>
/// <param name="Lifetime">Lifetime of the account, for adapters that can set it.</param>
/// <param name="Instance">Which of several instances, from 0.</param>
public sealed record ControlTarget(World World, Uri Server, Uri Bootstrap, string Endpoint, TimeSpan Lifetime, int Instance)
{
    /// <summary>What the device may be given to prove who it is; <see langword="null"/> where nobody asks for it.</summary>
    public CredentialKit? Credentials { get; init; }
}
