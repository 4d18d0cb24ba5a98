using Conformance.Engine.Campaigns;
using Conformance.Harness.Ledgers;
using Conformance.Harness.Loading;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Running;

/// <summary>What a device said of itself.</summary>
/// <param name="Profile">The profile whose questions were asked.</param>
/// <param name="Device">The device file it was asked with.</param>
/// <param name="Result">Answers, contradictions and the registration.</param>
/// <param name="Fitting">The profile for what the device announced: the one whose questions were asked, or the enabler alone.</param>
public sealed record ProbeReport(Profile Profile, DeviceDescription Device, CampaignResult Result, Profile Fitting)
{
    /// <summary>Finds the profile that fits.</summary>
    /// <param name="isChosen">Whether somebody named the profile; then it fits.</param>
    /// <returns><see langword="null"/> when the enabler's own profile does not load.</returns>
    public static ProbeReport? Of(
        SuiteFolders folders, Profile asked, bool isChosen, DeviceDescription device, CampaignResult result, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(result);

        refusal = null;
        var marks = asked.Layers is [var first, ..] ? first.Marks : [];
        var fits = isChosen || marks.Count == 0 || result.Registration is not { } registration || registration.Objects.Any(path => marks.Contains(path.ObjectId!.Value));
        var fitting = fits ? asked : LoadedSuite.LoadProfile(folders, RequirementLedger.Enabler, out refusal);
        return fitting is null ? null : new(asked, device, result, fitting);
    }
}
