using Conformance.Coap.Transmission;

namespace Conformance.Roles;

/// <summary>One message a role sent or received, for the case's decoded log.</summary>
/// <param name="Role">Which role.</param>
/// <param name="Event">What passed the endpoint.</param>
/// <param name="Detail">The payload decoded for people, or empty.</param>
public sealed record RoleTrace(string Role, TraceEvent Event, string Detail)
{
    /// <summary>What to show for something that is no message of CoAP; <see langword="null"/> otherwise.</summary>
    public string? Said { get; init; }
}
