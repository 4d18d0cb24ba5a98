using Conformance.Engine.Campaigns;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Running;

/// <summary>What a device said of itself.</summary>
/// <param name="Profile">The profile whose questions were asked.</param>
/// <param name="Device">The device file it was asked with.</param>
/// <param name="Result">Answers, contradictions and the registration.</param>
public sealed record ProbeReport(Profile Profile, DeviceDescription Device, CampaignResult Result);
