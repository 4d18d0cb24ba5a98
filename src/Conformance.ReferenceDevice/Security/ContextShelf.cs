using Conformance.Oscore.Contexts;

namespace Conformance.ReferenceDevice.Security;

/// <summary>The part of the flash that keeps numbers and replay windows: it outlives restarts, and a factory reset too.</summary>
/// <remarks>RFC 8613 §7.5 and §B.1: no number is used twice as long as the keys are the same.</remarks>
public sealed class ContextShelf
{
    private readonly Dictionary<string, SecurityContext> _contexts = new(StringComparer.Ordinal);

    /// <summary>The context of these keys, as it was left.</summary>
    public SecurityContext Of(ContextParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);

        if (!_contexts.TryGetValue(parameters.Fingerprint, out var context))
        {
            _contexts[parameters.Fingerprint] = context = new(parameters);
        }

        return context;
    }
}
