using Conformance.Coap.Messages;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Firmware;
using Conformance.ReferenceDevice.Network;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>How this device begins, what it takes for a reset, and how it tells what is wrong with a URI or an image.</summary>
/// <remarks>Object 5 resources 3, 5, 8 and 9.</remarks>
internal sealed class FirmwareHabits(DeviceSettings settings)
{
    // Resource 8: numbers of protocols.
    private const string Coap = "0";
    private const string Coaps = "1";
    private const string Http = "2";
    private const string Https = "3";
    private const string Unknown = "9";

    private readonly FaultSwitch _faults = settings.Faults;

    /// <summary>Both delivery methods; pull over CoAP and CoAPS, and over HTTP and HTTPS where there is a way.</summary>
    public IReadOnlyList<(string Resource, string Value)> Rows =>
    [
        ("1", string.Empty),
        ("3", _faults.Choose(FirmwareFaults.StartsDownloaded, "2", "0")),
        ("5", _faults.Choose(FirmwareFaults.StartsFailed, "8", "0")),
        ("8/0", _faults.Choose(FirmwarePullFaults.UnknownProtocol, Unknown, Coap)),
        .. Further.Select((protocol, at) => ($"8/{at + 1}", protocol)),
        ("9", Methods),
        ("11", _faults.Choose(FirmwareFaults.MostSevere, "0", "1")),
        ("13", "0"),
        ("14", "0"),
    ];

    /// <summary>An empty string, or a single zero octet (object 5 resource 3).</summary>
    public static bool IsReset(Lwm2mValue value) =>
        value is Lwm2mValue.Text { Value: "" } or Lwm2mValue.Octets { Value: { Length: 0 } or { Length: 1, Span: [0] } };

    public bool Resets(Lwm2mValue value) => IsReset(value) && value switch
    {
        Lwm2mValue.Text => !_faults.Has(FirmwareFaults.EmptyUriFails),
        Lwm2mValue.Octets { Value.Length: 1 } => !_faults.Has(FirmwareFaults.ZeroIsUnknown),
        _ => true,
    };

    /// <summary>What a package is refused with where one may be pushed: nothing.</summary>
    public CoapCode? RefusesPush => _faults.Has(RolloutFaults.RefusesPush) ? CoapCode.MethodNotAllowed : null;

    /// <summary>Where an update ends.</summary>
    public UpdateState After(UpdateResult result) =>
        result == UpdateResult.Success ? _faults.Choose(RolloutFaults.SuccessInPlace, UpdateState.Downloaded, UpdateState.Idle) : UpdateState.Idle;

    /// <summary>What a URI is refused with: nothing, for what is wrong with it shows in the result.</summary>
    public CoapCode? RefusesUri(string? text) =>
        _faults.Has(FirmwareFaults.RefusesBadUri) && !ServerUri.TryParse(text, out _) ? CoapCode.BadRequest : null;

    /// <summary>What is wrong with a URI that can be told at once.</summary>
    public UpdateResult? ComplaintOf(string? text, out ServerUri? uri) =>
        !ServerUri.TryParse(text, out uri) ? OfBadUri
        : !FirmwarePull.Fetches(settings, uri!) ? OfScheme
        : null;

    /// <summary>What is wrong with an image, as it is told.</summary>
    public UpdateResult Told(UpdateResult failure) => failure switch
    {
        UpdateResult.IntegrityFailure when _faults.Has(RolloutFaults.ForgedIsFailed) => UpdateResult.UpdateFailed,
        UpdateResult.IntegrityFailure when _faults.Has(FirmwareFaults.DamagedIsUnknown) => UpdateResult.UnsupportedPackage,
        UpdateResult.UnsupportedPackage when _faults.Has(FirmwareFaults.UnknownIsDamaged) => UpdateResult.IntegrityFailure,
        UpdateResult.UnsupportedPackage when _faults.Has(FirmwareFaults.UnknownUnnoticed) => UpdateResult.Initial,
        _ => failure,
    };

    /// <summary>What a pull failed of, as it is told.</summary>
    public UpdateResult ToldOfPull(UpdateResult failure) =>
        failure != UpdateResult.ConnectionLost ? failure
        : _faults.Has(FirmwarePullFaults.LostIsBadUri) ? UpdateResult.InvalidUri
        : _faults.Choose(FirmwarePullFaults.LostIsDamaged, UpdateResult.IntegrityFailure, failure);

    /// <summary>Whether an image is for another device, which is looked at before anything is installed.</summary>
    public bool IsForeign(FirmwarePackage? package, ref UpdateResult failure)
    {
        if (package is not { IsForeign: true } || _faults.Has(RolloutFaults.TakesForeign))
        {
            return false;
        }

        failure = _faults.Choose(RolloutFaults.ForeignIsSuccess, UpdateResult.Success, UpdateResult.UnsupportedPackage);
        return true;
    }

    /// <summary>Whether there is too little memory for a pushed image.</summary>
    public bool LacksMemory(ReadOnlyMemory<byte> image, ref UpdateResult failure)
    {
        if (FirmwarePackage.HungerOf(image.Span) <= settings.MemoryLimit)
        {
            return false;
        }

        failure = UpdateResult.OutOfMemory;
        return true;
    }

    /// <summary>Whether Updating follows Downloaded without an Update (resource 14).</summary>
    public bool UpgradesByItself(bool asked) =>
        _faults.Has(FirmwareUpdateFaults.AlwaysUpgrades) || (asked && !_faults.Has(FirmwareUpdateFaults.NeverUpgrades));

    /// <summary>Protocols besides CoAP.</summary>
    private IEnumerable<string> Further => [.. _faults.Has(FirmwarePullFaults.HidesCoaps) ? Array.Empty<string>() : [Coaps], .. ListsHttp ? [Http] : Array.Empty<string>(), .. ListsHttps ? [Https] : Array.Empty<string>()];

    private bool ListsHttp => settings.Web is not null && !_faults.Has(FirmwarePullFaults.HidesHttp);

    private bool ListsHttps => settings.Web is not null && !_faults.Has(WebPullFaults.HidesHttps);

    private string Methods =>
        _faults.Has(FirmwareFaults.UnknownMethod) ? "3"
        : _faults.Has(FirmwareFaults.SaysPullOnly) ? "0"
        : _faults.Choose(FirmwarePullFaults.SaysPushOnly, "1", "2");

    private UpdateResult OfBadUri =>
        _faults.Has(FirmwareFaults.BadUriUnnoticed) ? UpdateResult.Initial
        : _faults.Choose(FirmwareFaults.BadUriIsLost, UpdateResult.ConnectionLost, UpdateResult.InvalidUri);

    private UpdateResult OfScheme =>
        _faults.Has(FirmwarePullFaults.SchemeUnnoticed) ? UpdateResult.Initial
        : _faults.Choose(FirmwareFaults.SchemeIsBadUri, UpdateResult.InvalidUri, UpdateResult.UnsupportedProtocol);
}
