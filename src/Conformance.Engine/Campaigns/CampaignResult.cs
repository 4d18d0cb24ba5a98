using Conformance.Model;
using Conformance.Roles;

namespace Conformance.Engine.Campaigns;

/// <summary>What a campaign came to.</summary>
/// <param name="Record">The record, with its footer.</param>
/// <param name="NeverAppeared">Why nothing ran: the device did not register. <see langword="null"/> when it did.</param>
/// <param name="Lags">Measured lag between socket and judgement, for <c>environment.json</c>.</param>
/// <param name="FirstDatagram">From the start of the campaign to the first datagram; <see langword="null"/> when there was none.</param>
/// <param name="Registration">What the device registered when it was probed.</param>
public sealed record CampaignResult(
    RunRecord Record, string? NeverAppeared, IReadOnlyList<TimeSpan> Lags, TimeSpan? FirstDatagram, Registration? Registration);
