using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>How this device begins, what it takes for a reset, and how it tells what is wrong with an image.</summary>
/// <remarks>Object 5 resources 3 and 5.</remarks>
internal sealed class FirmwareHabits(FaultSwitch faults)
{
    /// <summary>Both delivery methods; pull over CoAP.</summary>
    public IReadOnlyList<(string Resource, string Value)> Rows =>
    [
        ("1", string.Empty),
        ("3", faults.Choose(FirmwareFaults.StartsDownloaded, "2", "0")),
        ("5", faults.Choose(FirmwareFaults.StartsFailed, "8", "0")),
        ("8/0", "0"),
        ("9", faults.Choose(FirmwareFaults.UnknownMethod, "3", "2")),
        ("11", faults.Choose(FirmwareFaults.MostSevere, "0", "1")),
        ("14", "0"),
    ];

    public UpdateResult OfBadUri =>
        faults.Has(FirmwareFaults.BadUriUnnoticed) ? UpdateResult.Initial : faults.Choose(FirmwareFaults.BadUriIsLost, UpdateResult.ConnectionLost, UpdateResult.InvalidUri);

    public UpdateResult OfScheme => faults.Choose(FirmwareFaults.SchemeIsBadUri, UpdateResult.InvalidUri, UpdateResult.UnsupportedProtocol);

    /// <summary>An empty string, or a single zero octet (object 5 resource 3).</summary>
    public static bool IsReset(Lwm2mValue value) =>
        value is Lwm2mValue.Text { Value: "" } or Lwm2mValue.Octets { Value: { Length: 0 } or { Length: 1, Span: [0] } };

    public bool Resets(Lwm2mValue value) => IsReset(value) && value switch
    {
        Lwm2mValue.Text => !faults.Has(FirmwareFaults.EmptyUriFails),
        Lwm2mValue.Octets { Value.Length: 1 } => !faults.Has(FirmwareFaults.ZeroIsUnknown),
        _ => true,
    };

    public UpdateResult Told(UpdateResult failure) => failure switch
    {
        UpdateResult.IntegrityFailure when faults.Has(FirmwareFaults.DamagedIsUnknown) => UpdateResult.UnsupportedPackage,
        UpdateResult.UnsupportedPackage when faults.Has(FirmwareFaults.UnknownIsDamaged) => UpdateResult.IntegrityFailure,
        UpdateResult.UnsupportedPackage when faults.Has(FirmwareFaults.UnknownUnnoticed) => UpdateResult.Initial,
        _ => failure,
    };
}
