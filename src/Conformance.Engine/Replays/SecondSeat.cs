using System.Net;

namespace Conformance.Engine.Replays;

/// <summary>The second LwM2M server in a recording.</summary>
/// <param name="Uri">As the device was told.</param>
/// <param name="Socket">What it was bound to.</param>
/// <param name="Registered">The registration that stood with it when the case began, or <see langword="null"/>.</param>
public sealed record SecondSeat(Uri Uri, IPEndPoint Socket, StandingRegistration? Registered);
