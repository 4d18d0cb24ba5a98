using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 1: what holds between the device and one server, and the triggers.</summary>
public sealed class Server1(ObjectTree tree, DeviceSettings settings, IDeviceActions actions) : DeviceObject(ServerResources.Object, tree)
{
    /// <summary>Resources of transports the device does not have: APN links and the SMS trigger.</summary>
    private static readonly HashSet<ushort> Unsupported = [10, 21, 24];

    /// <summary>/1/x/7 in 1.0; from 1.1 on a set of letters (Core 1.0 §5.3.1.1, Core 1.1 §6.2.1.2).</summary>
    private static readonly HashSet<string> OldBindings = new(StringComparer.Ordinal) { "U", "UQ", "S", "SQ", "US", "UQS" };

    private const string LettersOf11 = "UTSN";
    private const string LettersOf12 = "UTSNMH";

    /// <summary>The transports that the device has.</summary>
    private string Own => settings.Streams is null ? "U" : "UT";

    private readonly EnablerVersion _version = EnablerVersion.Parse(settings.Lwm2m);
    private readonly FaultSwitch _faults = settings.Faults;

    public override bool Supports(ushort resourceId) =>
        !Unsupported.Contains(resourceId) && base.Supports(resourceId);

    public override void Populate()
    {
        base.Populate();
        var instance = settings.FirstAccount;
        foreach (var account in new[] { settings.Server, settings.SecondServer }.OfType<ServerAccount>())
        {
            Instantiate(instance++, Rows(account).Select(row => (row.Resource.ToString(CultureInfo.InvariantCulture), row.Value)));
        }
    }

    /// <summary>Executables only: an account without its mandatory values is not one.</summary>
    public override void Complete(Lwm2mPath instance)
    {
        foreach (var resource in Definition.Resources.Where(resource => resource.IsExecutable && Supports(resource.Id)))
        {
            Tree.Offer(instance.Child(resource.Id));
        }
    }

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) => (path.ResourceId, value) switch
    {
        (ServerResources.Binding, Lwm2mValue.Text text) when !IsBinding(text.Value) => CoapCode.BadRequest,
        (ServerResources.PreferredTransport, Lwm2mValue.Text text) when !IsTransport(text.Value) => CoapCode.BadRequest,
        (_, Lwm2mValue.Integer { Value: < 0 }) => CoapCode.BadRequest,
        (ServerResources.Lifetime, Lwm2mValue.Integer { Value: 0 }) when _faults.Has(UpdateFaults.RefusesNoEnd) => CoapCode.BadRequest,
        (ServerResources.DisableTimeout, _) when _faults.Has(TriggerFaults.RefusesTimeout) => CoapCode.MethodNotAllowed,
        _ => null,
    };

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == ServerResources.Lifetime && _faults.Has(TriggerFaults.DatesWrites))
        {
            Tree.Provide(path.Cut(2).Child(ServerResources.LastBootstrapped), settings.Clock.GetUtcNow().ToUnixTimeSeconds());
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        switch (path.ResourceId)
        {
            case ServerResources.Disable when _faults.Has(TriggerFaults.RefusesDisable):
                return CoapCode.MethodNotAllowed;
            case ServerResources.Disable when _faults.Has(TriggerFaults.IgnoresDisable):
                return CoapCode.Changed;
            case ServerResources.Disable:
                actions.Disable(path.Cut(2));
                return CoapCode.Changed;
            case ServerResources.UpdateTrigger when !NamesOwnTransport(arguments):
                return CoapCode.BadRequest;
            case ServerResources.UpdateTrigger when _faults.Has(TriggerFaults.RefusesUpdate):
                return CoapCode.MethodNotAllowed;
            case ServerResources.UpdateTrigger when _faults.Has(TriggerFaults.IgnoresUpdate):
                return CoapCode.Changed;
            case ServerResources.UpdateTrigger:
                actions.Update(path.Cut(2), arguments.Values.GetValueOrDefault(0) is [var letter] ? letter : null);
                return CoapCode.Changed;
            case ServerResources.BootstrapTrigger when !actions.CanBootstrap:
                return _faults.Choose(TriggerFaults.BootstrapsNowhere, CoapCode.Changed, CoapCode.MethodNotAllowed);
            case ServerResources.BootstrapTrigger when _faults.Has(TriggerFaults.RefusesBootstrap):
                return CoapCode.MethodNotAllowed;
            case ServerResources.BootstrapTrigger when _faults.Has(TriggerFaults.IgnoresBootstrap):
                return CoapCode.Changed;
            case ServerResources.BootstrapTrigger:
                actions.Bootstrap();
                return CoapCode.Changed;
            default:
                return CoapCode.MethodNotAllowed;
        }
    }

    private string Letters => _version < EnablerVersion.V12 ? LettersOf11 : LettersOf12;

    private IEnumerable<(ushort Resource, string Value)> Rows(ServerAccount account)
    {
        List<(ushort Resource, string? Value)> rows =
        [
            (ServerResources.ShortServerId, Text(account.ShortServerId)),
            (ServerResources.Lifetime, Text(account.Lifetime)),
            (ServerResources.DefaultMinimumPeriod, Text(account.DefaultMinimumPeriod)),
            (ServerResources.DefaultMaximumPeriod, Text(account.DefaultMaximumPeriod)),
            (ServerResources.DisableTimeout, Text(account.DisableTimeout)),
            (ServerResources.NotificationStoring, Storing(account)),
            (ServerResources.Binding, account.Binding),
            (ServerResources.PreferredTransport, account.PreferredTransport),
            (ServerResources.MuteSend, account.MuteSend is { } mute ? mute ? "1" : "0" : null),
            .. account.RegistrationSequence.Select(row => (row.Key, (string?)row.Value)),
        ];
        return rows.Where(row => row.Value is not null).Select(row => (row.Resource, row.Value!));
    }

    private string? Storing(ServerAccount account) =>
        _faults.Choose(VersionFaults.OmitsMandatory, null, account.NotificationStoring ? "1" : "0");

    private static string? Text(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>/1/x/22: exactly one letter.</summary>
    private bool IsTransport(string text) =>
        (text.Length == 1 || _faults.Has(ConnectionFaults.TakesTwoLetters)) && text.All(letter => Letters.Contains(letter, StringComparison.Ordinal));

    private bool IsBinding(string text) =>
        _version == EnablerVersion.V10
            ? OldBindings.Contains(text)
            : text.Length > 0
              && text.All(letter => Letters.Contains(letter, StringComparison.Ordinal))
              && text.Distinct().Count() == text.Length;

    /// <summary>Argument 0 may name a transport (Core 1.1 §6.2.1.2).</summary>
    private bool NamesOwnTransport(ExecuteArguments arguments) =>
        arguments.Values.GetValueOrDefault(0) is not { } transport || (transport is [var letter] && Own.Contains(letter, StringComparison.Ordinal));
}
