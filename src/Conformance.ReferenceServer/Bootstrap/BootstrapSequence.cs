using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Bootstrap;

/// <summary>The bootstrap of one client: looks what there is, deletes, writes, finishes; each step when the one before has succeeded.</summary>
/// <remarks>Core 1.1 §6.1.3.3 and §6.1.7.</remarks>
internal sealed class BootstrapSequence(ServerSettings settings, Endpoint endpoint, IPEndPoint remote, ContentFormat? wanted)
{
    private const int MostInstances = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly BlockwiseClient _blockwise = new(endpoint);

    private FaultSwitch Faults => settings.Faults;

    /// <summary>Runs to its end, or until a step fails; without Finish then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, settings.Clock, cancellationToken); // the answer to the request goes first
        var version = await VersionAsync(cancellationToken);
        var format = Format(version);
        var model = settings.Objects.ModelFor(version, new Dictionary<ushort, string>());
        if (Faults.Has(BootstrapFaults.FinishesFirst))
        {
            await FinishAsync(cancellationToken);
        }

        var adds = Faults.Has(BootstrapFaults.AddsAccounts);
        var deleting = Faults.Choose(BootstrapFaults.DeletesByPost, lie: CoapCode.Post, truth: CoapCode.Delete);
        if (!await SucceedsAsync(Request(deleting, adds ? "/3" : "/", null, default), cancellationToken))
        {
            return;
        }

        var instances = BootstrapPlan.Of(settings.Uri(), adds ? (ushort)settings.Random.Next(2, MostInstances) : (ushort)1).Instances;
        foreach (var (instance, values) in instances)
        {
            var entries = BootstrapPlan.Entries(instance, values, model);
            var octets = PayloadFormats.Find(format)!.Write(entries, instance, model);
            var path = Faults.Choose(BootstrapFaults.PrefixesPaths, lie: $"/lwm2m{instance}", truth: instance.ToString());
            var method = Faults.Choose(BootstrapFaults.PostsWrites, lie: CoapCode.Post, truth: CoapCode.Put);
            if (!await SucceedsAsync(Request(method, path, format, octets), cancellationToken) && !Faults.Has(BootstrapFaults.FinishesHalf))
            {
                return;
            }
        }

        if (Faults.Has(BootstrapFaults.NeverFinishes))
        {
            return;
        }

        await FinishAsync(cancellationToken);
        if (Faults.Has(BootstrapFaults.WritesAfterFinish))
        {
            await SucceedsAsync(Request(CoapCode.Delete, "/1/0", null, default), cancellationToken);
        }
    }

    private Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        var payload = Faults.Has(BootstrapFaults.FinishWithPayload) ? "finished"u8.ToArray() : [];
        return SucceedsAsync(
            Request(Faults.Choose(BootstrapFaults.PutsFinish, lie: CoapCode.Put, truth: CoapCode.Post), BootstrapDoor.RequestPath, null, payload), cancellationToken);
    }

    // LwM2M 1.0 has TLV alone; what a client prefers beyond that it says by pct (Core 1.1 §6.1.7.1).
    private ContentFormat Format(string version) =>
        wanted is { } asked ? asked : version == "1.0" ? ContentFormat.Tlv : ContentFormat.SenmlCbor;

    private async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var discover = Request(CoapCode.Get, "/", null, default);
        var answer = await AskAsync(discover with { Options = discover.Options.WithAccept(ContentFormat.LinkFormat) }, cancellationToken);
        return answer is { Response.Code.IsSuccess: true } && LinkFormat.TryRead(answer.Response.Payload.Span, out var links, out _)
            ? links.Select(link => link["lwm2m"]).FirstOrDefault(version => version is not null) ?? "1.0"
            : "1.0";
    }

    private static Request Request(CoapCode method, string path, ContentFormat? format, ReadOnlyMemory<byte> payload)
    {
        var options = OptionList.Empty.WithPath(path);
        return new() { Code = method, Options = format is { } named ? options.WithContentFormat(named) : options, Payload = payload };
    }

    private async Task<bool> SucceedsAsync(Request request, CancellationToken cancellationToken) =>
        await AskAsync(request, cancellationToken) is { Response.Code.IsSuccess: true };

    private async Task<Answered?> AskAsync(Request request, CancellationToken cancellationToken)
    {
        var transfer = await _blockwise.RequestAsync(remote, request, Block.MaxSizeExponent, forceBlock1: false, settings.Patience, cancellationToken);
        return transfer.Last as Answered;
    }
}
