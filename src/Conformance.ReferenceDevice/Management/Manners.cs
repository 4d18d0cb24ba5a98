using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
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
        : request.Options.Observe == ObserveValue.Register && !Observes(path)
        ? request with { Options = request.Options.Without(OptionNumber.Observe) }
        : request;

    /// <summary>The code that refuses a request for its format before anything else is looked at.</summary>
    public CoapCode? Refuses(Message request) => request.Options switch
    {
        { Accept: { } accept } when accept == ContentFormat.SenmlCbor && faults.Has(ProfileFaults.ReadsNoSenmlCbor) => CoapCode.NotAcceptable,
        { Accept: { } accept } when accept == ContentFormat.Tlv && faults.Has(ProfileFaults.ReadsNoTlv) => CoapCode.NotAcceptable,
        { ContentFormat: { } format } when format == ContentFormat.SenmlCbor && faults.Has(ProfileFaults.WritesNoSenmlCbor) =>
            CoapCode.UnsupportedContentFormat,
        _ => null,
    };

    /// <summary>The answer as the device gives it.</summary>
    public Reply Answer(Message request, Lwm2mPath path, Reply reply)
    {
        if (reply.Code == CoapCode.NotFound && request.Code == CoapCode.Get)
        {
            return Lacking(reply);
        }

        if (reply.Code != CoapCode.MethodNotAllowed)
        {
            return reply;
        }

        return IsUnknown(request.Code) ? Strange(reply)
            : request.Code == CoapCode.Put && Takes(path) ? Reply.Of(CoapCode.Changed)
            : request.Code == CoapCode.Post && faults.Has(VersionFaults.ExecutesAnything) ? Reply.Of(CoapCode.Changed)
            : reply;
    }

    private static bool IsUnknown(CoapCode method) => method.Value > CoapCode.IPatch.Value;

    private bool Observes(Lwm2mPath path) => path.ObjectId switch
    {
        Mesh when faults.Has(WisunFaults.HidesMesh) => false,
        Connectivity when faults.Has(WisunFaults.HidesConnectivity) => false,
        _ => path.Depth > 2 || !faults.Has(ProfileFaults.ObservesResourcesOnly),
    };

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
        path is { ObjectId: ServerResources.Object, ResourceId: ServerResources.ShortServerId }
            ? faults.Has(TriggerFaults.TakesShortServerId)
            : faults.Has(VersionFaults.TakesReadOnly);
}
