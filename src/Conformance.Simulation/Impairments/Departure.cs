namespace Conformance.Simulation.Impairments;

/// <summary>One datagram as it leaves the network on the other side.</summary>
/// <param name="At">Monotonic.</param>
/// <param name="Octets">As they arrive.</param>
/// <param name="Binding">From inside: which of its outer addresses the sender appears from, counted from 0.</param>
public readonly record struct Departure(TimeSpan At, ReadOnlyMemory<byte> Octets, int Binding);
