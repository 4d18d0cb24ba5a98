using Conformance.Coap.Messages;

namespace Conformance.Roles;

/// <summary>What a role answered.</summary>
/// <param name="Code">The response code; 0.00 when nothing was sent.</param>
/// <param name="Location">Location-Path of a registration, or <see langword="null"/>.</param>
public sealed record SentReply(CoapCode Code, string? Location);
