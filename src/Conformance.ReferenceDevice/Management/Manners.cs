using System.Globalization;
using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Reporting;

namespace Conformance.ReferenceDevice.Management;

/// <summary>
/// What a server's request gets before it is understood, and what becomes of its answer: it is passed on and sent as it is, unless the
/// device has a fault.
/// </summary>
public sealed class Manners(FaultSwitch faults)
{
    private const ushort Connectivity = 4;
    private const ushort Mesh = 3447;

    /// <summary>The request as the device takes it.</summary>
    public Message Hear(Message request, Lwm2mPath path) =>
        IsUnknown(request.Code) && faults.Has(MessageFaults.TakesUnknownForGet) ? request with { Code = CoapCode.Get }
        : request.Code == CoapCode.Put && faults.Has(ProfileFaults.ThousandfoldThresholds)
        ? request with { Options = Magnified(request.Options) }
        : request.Options.Observe == ObserveValue.Register && !Observes(path)
        ? request with { Options = request.Options.Without(OptionNumber.Observe) }
        : request;

    /// <summary>The code that a request gets before anything is looked at but its form.</summary>
    public CoapCode? Settles(Message request, Lwm2mPath path) =>
        request.Code == CoapCode.Put && IsWriteOfResource(request, path) && faults.Has(ProfileFaults.ForgetsWrites) ? CoapCode.Changed
        : request.Code == CoapCode.Fetch && faults.Has(ProfileFaults.RefusesComposite) ? CoapCode.MethodNotAllowed
        : Refuses(request.Options);

    private static bool IsWriteOfResource(Message request, Lwm2mPath path) => path.Depth > 2 && !request.Payload.IsEmpty;

    private CoapCode? Refuses(OptionList options) => options switch
    {
        { Accept: { } accept } when accept == ContentFormat.SenmlCbor && faults.Has(ProfileFaults.ReadsNoSenmlCbor) =>
            CoapCode.NotAcceptable,
        { Accept: { } accept } when accept == ContentFormat.Tlv && faults.Has(ProfileFaults.ReadsNoTlv) => CoapCode.NotAcceptable,
        { ContentFormat: { } format } when format == ContentFormat.SenmlCbor && faults.Has(ProfileFaults.WritesNoSenmlCbor) =>
            CoapCode.UnsupportedContentFormat,
        _ => null,
    };

    /// <summary>The answer as the device gives it.</summary>
    public Reply Answer(Message request, Lwm2mPath path, Reply reply)
    {
        if (IsUnanswered(request, path))
        {
            return Reply.None;
        }

        return reply.Code == CoapCode.NotFound && request.Code == CoapCode.Get ? Lacking(reply)
            : reply.Code == CoapCode.MethodNotAllowed ? Refusal(request, path, reply)
            : reply.Code == CoapCode.Content ? Content(path, reply)
            : reply;
    }

    private static bool IsUnknown(CoapCode method) => method.Value > CoapCode.IPatch.Value;

    private bool Observes(Lwm2mPath path) => path.ObjectId switch
    {
        Mesh when faults.Has(WisunFaults.HidesMesh) => false,
        Connectivity when faults.Has(WisunFaults.HidesConnectivity) => false,
        _ => path.Depth > 2 || !faults.Has(ProfileFaults.ObservesResourcesOnly),
    };

    private bool IsUnanswered(Message request, Lwm2mPath path) =>
        request.Code == CoapCode.Post
        && path is { ObjectId: ServerResources.Object, ResourceId: var resource }
        && ((resource == ServerResources.BootstrapTrigger && faults.Has(TriggerFaults.BootstrapUnanswered))
            || (resource == ServerResources.Disable && faults.Has(TriggerFaults.DisableUnanswered)));

    private Reply Refusal(Message request, Lwm2mPath path, Reply reply) =>
        IsUnknown(request.Code) ? Strange(reply)
        : request.Code == CoapCode.Put && Takes(path) ? Reply.Of(CoapCode.Changed)
        : request.Code != CoapCode.Post ? reply
        : faults.Has(VersionFaults.ExecutesAnything) ? Reply.Of(CoapCode.Changed)
        : reply with { Code = faults.Choose(ProfileFaults.ExecuteIsNotFound, CoapCode.NotFound, reply.Code) };

    private Reply Content(Lwm2mPath path, Reply reply)
    {
        if (IsShortServerId(path) && path.Depth == 3 && faults.Has(TriggerFaults.HidesShortServerId))
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        var format = reply.Options.ContentFormat;
        return format == ContentFormat.LinkFormat && faults.Has(ProfileFaults.HidesAttributes)
            ? reply with { Payload = Bare(reply.Payload) }
            : format == ContentFormat.Tlv && faults.Has(ProfileFaults.OldTlvNumber)
            ? reply with { Options = reply.Options.WithContentFormat(new(1542)) }
            : reply;
    }

    private Reply Lacking(Reply reply) =>
        faults.Has(VersionFaults.NothingForUnknown) ? Reply.Of(CoapCode.Content)
        : faults.Has(VersionFaults.ResetsUnknown) ? reply with { Reset = true }
        : reply with { Code = faults.Choose(ProfileFaults.UnknownIsNotAllowed, CoapCode.MethodNotAllowed, reply.Code) };

    private Reply Strange(Reply reply) =>
        faults.Has(MessageFaults.ResetsUnknownMethods)
            ? reply with { Reset = true }
            : reply with { Code = faults.Choose(MessageFaults.UnknownMethodIsBad, CoapCode.BadRequest, reply.Code) };

    /// <summary>Whether what is read-only is said to be written.</summary>
    private bool Takes(Lwm2mPath path) =>
        (path is { ObjectId: Gateway25.Object, ResourceId: 0 } && faults.Has(GatewayFaults.TakesIdentity))
        || (IsShortServerId(path) ? faults.Has(TriggerFaults.TakesShortServerId) : faults.Has(VersionFaults.TakesReadOnly));

    private static bool IsShortServerId(Lwm2mPath path) =>
        path is { ObjectId: ServerResources.Object, ResourceId: ServerResources.ShortServerId };

    private static OptionList Magnified(OptionList options) => new(options.Select(option =>
        option.Number == OptionNumber.UriQuery
        && option.Text.Split('=') is [("gt" or "lt" or "st") and var name, var text]
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Option.Of(option.Number, string.Create(CultureInfo.InvariantCulture, $"{name}={number * 1000}"))
            : option));

    private static byte[] Bare(ReadOnlyMemory<byte> links) =>
        Encoding.UTF8.GetBytes(string.Join(',', Encoding.UTF8.GetString(links.Span).Split(',').Select(link => link.Split(';')[0])));
}
