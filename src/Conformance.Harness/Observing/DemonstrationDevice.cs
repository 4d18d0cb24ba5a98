namespace Conformance.Harness.Observing;

/// <summary>A device of the demonstration.</summary>
/// <param name="Lwm2m">Its enabler version.</param>
/// <param name="Sleeps">Whether it is in queue mode.</param>
public sealed record DemonstrationDevice(string Endpoint, string Lwm2m, bool Sleeps);
