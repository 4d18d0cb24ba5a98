using Conformance.Engine.Control.Servers;

namespace Conformance.Engine.Verbs.Servers;

/// <summary>What a server was asked and may not have told yet.</summary>
/// <param name="Telling">What it will tell.</param>
public sealed record OpenQuestion(ServerQuestion Question, Task<ServerAnswer> Telling);
