using System.Net;

namespace Conformance.Engine.Replays;

/// <summary>How a bench stood when a case began.</summary>
/// <param name="Running">Whether the device had been switched on.</param>
/// <param name="FactoryFresh">Whether it was given only a bootstrap account.</param>
/// <param name="Dirty">Whether a clean-up had missed.</param>
/// <param name="Registered">The registration that stood, or <see langword="null"/>.</param>
public sealed record BenchState(bool Running, bool FactoryFresh, bool Dirty, StandingRegistration? Registered);

/// <summary>A registration as it stood, enough to put it there again.</summary>
/// <param name="Location">The location we gave.</param>
/// <param name="Query">Uri-Query of a Register that says the same.</param>
/// <param name="Links">Its body, link format.</param>
/// <param name="Remote">Where the device was.</param>
public sealed record StandingRegistration(string Location, IReadOnlyList<string> Query, string Links, IPEndPoint Remote);
