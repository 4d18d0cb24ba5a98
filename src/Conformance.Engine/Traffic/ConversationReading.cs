namespace Conformance.Engine.Traffic;

/// <summary>What came of reading a conversation.</summary>
/// <param name="Sightings">What can be judged, in order of time.</param>
/// <param name="Endpoint">The endpoint name, once the client told it.</param>
/// <param name="Version">The enabler version that it registered; <see langword="null"/> when no registration was seen.</param>
public sealed record ConversationReading(IReadOnlyList<Sighting> Sightings, string? Endpoint, string? Version);
