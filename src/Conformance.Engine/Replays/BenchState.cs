namespace Conformance.Engine.Replays;

/// <summary>How a bench stood when a case began.</summary>
/// <param name="Running">Whether the device had been switched on.</param>
/// <param name="FactoryFresh">Whether it was given only a bootstrap account.</param>
/// <param name="Dirty">Whether a clean-up had missed.</param>
/// <param name="Registered">The registration that stood, or <see langword="null"/>.</param>
public sealed record BenchState(bool Running, bool FactoryFresh, bool Dirty, StandingRegistration? Registered);
