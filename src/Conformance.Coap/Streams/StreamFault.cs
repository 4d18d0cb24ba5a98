namespace Conformance.Coap.Streams;

/// <summary>One thing done wrong on purpose on a stream.</summary>
/// <param name="Name">As written in a case.</param>
/// <param name="Summary">What is done wrong.</param>
/// <param name="Clause">What it breaks.</param>
public sealed record StreamFault(string Name, string Summary, string Clause);
