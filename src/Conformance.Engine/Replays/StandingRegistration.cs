using System.Net;

namespace Conformance.Engine.Replays;

/// <summary>A registration as it stood, enough to put it there again.</summary>
/// <param name="Location">The location we gave.</param>
/// <param name="Query">Uri-Query of a Register that says the same.</param>
/// <param name="Links">Its body, link format.</param>
/// <param name="Remote">Where the device was.</param>
public sealed record StandingRegistration(string Location, IReadOnlyList<string> Query, string Links, IPEndPoint Remote);
