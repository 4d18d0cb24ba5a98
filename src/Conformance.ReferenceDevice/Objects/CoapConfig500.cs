using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 500: how messages are repeated, for the bearer in use and for one that is not. What is written counts from Apply on.</summary>
/// <remarks>RFC 7252 §4.8. When nobody answers any more, the parameters from before the last Apply come back.</remarks>
public sealed class CoapConfig500(ObjectTree tree, DeviceSettings settings, IDeviceActions actions) : DeviceObject(500, tree)
{
    private const ushort Bearer = 0;
    private const ushort AckTimeout = 1;
    private const ushort AckRandomFactor = 2;
    private const ushort MaxRetransmit = 3;
    private const ushort NStart = 4;
    private const ushort Apply = 9;

    /// <summary>IEEE 802.15.4, which is in use, and Ethernet, which is not.</summary>
    private static readonly string[] Bearers = ["23", "41"];

    private const long LongestTimeout = 600;
    private const double LargestFactor = 10;
    private const double FactorByDefault = 1.5;
    private const long MostRetransmissions = 10;

    private static readonly HashSet<ushort> Had = [Bearer, AckTimeout, AckRandomFactor, MaxRetransmit, NStart, Apply];

    private readonly FaultSwitch _faults = settings.Faults;
    private TransmissionParameters _applied = settings.Transmission;
    private (Lwm2mPath Instance, TransmissionParameters Parameters)? _undo;

    private static Lwm2mPath BearerInUse => Lwm2mPath.Of(Connectivity4.Object, 0, 0);

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate()
    {
        for (ushort id = 0; id < Bearers.Length; id++)
        {
            Instantiate(id, [("0", Bearers[id]), .. Rows(settings.Transmission)]);
        }
    }

    /// <summary>Only what messages can be sent with.</summary>
    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) => (path.ResourceId, value) switch
    {
        (AckTimeout, Lwm2mValue.Integer { Value: < 1 or > LongestTimeout }) => CoapCode.BadRequest,
        (AckRandomFactor, Lwm2mValue.Float { Value: not (>= 1 and <= LargestFactor) }) => CoapCode.BadRequest,
        (MaxRetransmit, Lwm2mValue.Integer { Value: < 0 or > MostRetransmissions }) => CoapCode.BadRequest,
        (NStart, Lwm2mValue.Integer { Value: < 1 or > byte.MaxValue }) => CoapCode.BadRequest,
        _ => null,
    };

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId != Bearer && _faults.Has(ConfigurationFaults.ForgetsParameters))
        {
            Show(path.Cut(2), settings.Transmission);
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        if (_faults.Has(ConfigurationFaults.RefusesApply))
        {
            return CoapCode.MethodNotAllowed;
        }

        var instance = path.Cut(2);
        if (!_faults.Has(ConfigurationFaults.NeverApplies)
            && (Tree.Integer(instance.Child(Bearer)) == Tree.Integer(BearerInUse) || _faults.Has(ConfigurationFaults.MixesBearers)))
        {
            _undo = (instance, _applied);
            Become(WrittenTo(instance));
        }

        return CoapCode.Changed;
    }

    public override void Unanswered()
    {
        if (_undo is { } undo)
        {
            _undo = null;
            Show(undo.Instance, undo.Parameters);
            Become(undo.Parameters);
        }
    }

    private void Become(TransmissionParameters parameters)
    {
        _applied = parameters;
        actions.Tune(parameters);
    }

    private TransmissionParameters WrittenTo(Lwm2mPath instance)
    {
        var count = (int)(Tree.Integer(instance.Child(MaxRetransmit)) ?? _applied.MaxRetransmit);
        var taken = _applied with
        {
            MaxRetransmit =
                _faults.Has(ConfigurationFaults.KeepsCount) ? _applied.MaxRetransmit
                : _faults.Choose(ConfigurationFaults.CountsFirst, count - 1, count),
            NStart = (int)(Tree.Integer(instance.Child(NStart)) ?? _applied.NStart),
        };
        return Timed(taken, Tree.Integer(instance.Child(AckTimeout)) ?? 0, Tree.Float(instance.Child(AckRandomFactor)) ?? 1);
    }

    private TransmissionParameters Timed(TransmissionParameters taken, long timeout, double factor) =>
        _faults.Has(ConfigurationFaults.KeepsTimeout) ? taken with { AckRandomFactor = factor }
        : _faults.Has(ConfigurationFaults.TimeoutInMilliseconds) ? taken with { AckTimeout = TimeSpan.FromMilliseconds(timeout) }
        : _faults.Has(ConfigurationFaults.IgnoresFactor) ? taken with { AckTimeout = TimeSpan.FromSeconds(timeout * FactorByDefault), AckRandomFactor = 1 }
        : taken with { AckTimeout = TimeSpan.FromSeconds(timeout), AckRandomFactor = factor };

    private void Show(Lwm2mPath instance, TransmissionParameters parameters)
    {
        foreach (var (resource, value) in Rows(parameters))
        {
            Tree.Provide(Lwm2mPath.Parse($"{instance}/{resource}"), value);
        }
    }

    private static (string Resource, string Value)[] Rows(TransmissionParameters parameters) =>
    [
        ("1", Text(parameters.AckTimeout.TotalSeconds)), ("2", Text(parameters.AckRandomFactor)),
        ("3", Text(parameters.MaxRetransmit)), ("4", Text(parameters.NStart)),
    ];

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
