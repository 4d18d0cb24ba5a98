using Conformance.Oscore.Transport;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Security;

/// <summary>Which lapse in the protection the device has.</summary>
internal static class GuardLapses
{
    private static readonly Dictionary<Lapse, Fault> Lapses = new()
    {
        [Lapse.RequestsInClear] = OscoreFaults.AsksInClear,
        [Lapse.AnswersInClear] = OscoreFaults.AnswersInClear,
        [Lapse.ClearRequestsTaken] = OscoreFaults.TakesClearRequests,
        [Lapse.ClearAnswersTaken] = OscoreFaults.TakesClearAnswers,
        [Lapse.PathOutside] = OscoreFaults.PathOutside,
        [Lapse.CodeOutside] = OscoreFaults.CodeOutside,
        [Lapse.ReplaysTaken] = OscoreFaults.TakesReplays,
        [Lapse.TagIgnored] = OscoreFaults.IgnoresTag,
        [Lapse.KidIgnored] = OscoreFaults.IgnoresKid,
        [Lapse.OtherRefusals] = OscoreFaults.OtherRefusals,
        [Lapse.OneNonce] = OscoreFaults.OneNonce,
        [Lapse.FirstKeysKept] = OscoreFaults.KeepsFirstKeys,
        [Lapse.NotificationsUnnumbered] = OscoreFaults.UnnumberedNotifications,
        [Lapse.NotificationNumberRepeated] = OscoreFaults.OneNumber,
    };

    /// <summary>Whether the device has the fault that is this lapse.</summary>
    public static bool Make(this FaultSwitch faults, Lapse lapse) => Lapses.TryGetValue(lapse, out var fault) && faults.Has(fault);
}
