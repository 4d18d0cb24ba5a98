using System.Globalization;
using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Bootstrap;

/// <summary>Bootstrap-Request and the request for a pack, server side.</summary>
/// <remarks>Core 1.1 §6.1.7.1, Core 1.2 §6.1.7.7; Transport 1.1 §6.4.2 and §6.7.</remarks>
internal sealed class BootstrapDoor(ServerSettings settings, Action<IPEndPoint, ContentFormat?> begin)
{
    public const string RequestPath = "/bs";
    public const string PackPath = "/bspack";

    private static readonly ContentFormat[] Writable = [ContentFormat.Tlv, ContentFormat.SenmlCbor, ContentFormat.SenmlJson, ContentFormat.Lwm2mCbor];
    private static readonly ContentFormat[] Packable = [ContentFormat.SenmlCbor, ContentFormat.SenmlJson, ContentFormat.Lwm2mCbor];
    private static readonly string[] Known = ["ep", "pct"];

    private FaultSwitch Faults => settings.Faults;

    public Reply Answer(IncomingRequest request) => (request.Message.Options.Path, request.Message.Code) switch
    {
        (RequestPath, var code) when code == CoapCode.Post => Begin(request),
        (PackPath, var code) when code == CoapCode.Get => Pack(request),
        (RequestPath or PackPath, _) => Reply.Of(CoapCode.MethodNotAllowed),
        _ => Reply.Of(CoapCode.NotFound),
    };

    private static Dictionary<string, string> Queries(IncomingRequest request) => request.Message.Options.Queries
        .Select(query => query.Split('=', 2))
        .DistinctBy(parts => parts[0])
        .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? string.Empty, StringComparer.Ordinal);

    private Reply Begin(IncomingRequest request)
    {
        var query = Queries(request);
        if (query.Keys.Any(name => !Known.Contains(name)) || !Serves(query.GetValueOrDefault("ep")))
        {
            return Reply.Of(Faults.Choose(BootstrapFaults.UnknownIsForbidden, lie: CoapCode.Forbidden, truth: CoapCode.BadRequest));
        }

        ContentFormat? wanted = query.TryGetValue("pct", out var text)
            ? new(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            : null;
        if (wanted is { } format && !Writable.Contains(format))
        {
            if (!Faults.Has(BootstrapFaults.TakesEveryFormat))
            {
                return Reply.Of(Faults.Choose(BootstrapFaults.FormatIsBad, lie: CoapCode.BadRequest, truth: CoapCode.UnsupportedContentFormat));
            }

            wanted = null;
        }

        if (!Faults.Has(BootstrapFaults.NeverBegins))
        {
            begin(request.Remote, wanted);
        }

        return Reply.Of(Faults.Choose(BootstrapFaults.AnswersCreated, lie: CoapCode.Created, truth: CoapCode.Changed));
    }

    private bool Serves(string? endpoint) => string.IsNullOrEmpty(endpoint)
        ? Faults.Has(BootstrapFaults.ServesNameless)
        : Faults.Has(BootstrapFaults.ServesEverybody) || (!settings.Refused.Contains(endpoint) && settings.Bootstrappable?.Contains(endpoint) != false);

    private Reply Pack(IncomingRequest request)
    {
        if (!settings.Packs)
        {
            return Reply.Of(CoapCode.NotImplemented);
        }

        if (!Serves(Queries(request).GetValueOrDefault("ep")))
        {
            return Reply.Of(Faults.Choose(PackFaults.RefusesAsNotFound, lie: CoapCode.NotFound, truth: CoapCode.MethodNotAllowed));
        }

        var format = request.Message.Options.Accept ?? ContentFormat.SenmlCbor;
        if (!Packable.Contains(format))
        {
            return Reply.Of(CoapCode.NotAcceptable);
        }

        var model = settings.Objects.ModelFor("1.2", new Dictionary<ushort, string>());
        var instances = BootstrapPlan.Of(settings.Uri()).Instances;
        var entries = Faults.Choose(PackFaults.GivesHalf, lie: instances.Take(1), truth: instances)
            .SelectMany(instance => BootstrapPlan.Entries(instance.Instance, instance.Values, model))
            .ToList();
        return Reply.Of(Faults.Choose(PackFaults.AnswersChanged, lie: CoapCode.Changed, truth: CoapCode.Content)) with
        {
            Options = OptionList.Empty.WithContentFormat(Faults.Choose(PackFaults.NamesText, lie: ContentFormat.Text, truth: format)),
            Payload = PayloadFormats.Find(format)!.Write(entries, Lwm2mPath.Root, model),
        };
    }
}
