using Conformance.Oscore.Contexts;

namespace Conformance.ReferenceDevice.Security;

/// <summary>What the factory gave a device that has object security.</summary>
/// <param name="Shelf">Where it keeps what must not be lost.</param>
public sealed record ObjectSecurity(ContextShelf Shelf)
{
    /// <summary>The context with the bootstrap server; <see langword="null"/> for an account without.</summary>
    public ContextParameters? Bootstrap { get; init; }

    /// <summary>The context with the server of the factory.</summary>
    public ContextParameters? Server { get; init; }
}
