using Conformance.Model;

namespace Conformance.Engine.Traffic;

/// <summary>A passive case that was judged, with the datagrams it rests on.</summary>
/// <param name="Evidence">In order of time, each with who sent it.</param>
public sealed record PassiveResult(CaseRecord Record, IReadOnlyList<PassedMessage> Evidence);
