namespace Conformance.ReferenceDevice.Objects;

/// <summary>What the device is in its Wi-SUN network.</summary>
public enum MeshRole
{
    /// <summary>A router node: mains power, parents above and children below it.</summary>
    Router,

    /// <summary>A leaf that sleeps, with no children.</summary>
    Leaf,

    /// <summary>The root of the mesh, with a backhaul of its own.</summary>
    BorderRouter,
}
