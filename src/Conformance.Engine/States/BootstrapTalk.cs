using Conformance.Coap.Options;
using Conformance.Engine.Benches;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.States;

/// <summary>What our bootstrap server says when a case needs accounts: what is there, what is to be there, and that it is done.</summary>
internal static class BootstrapTalk
{
    /// <summary>As many go one by one over the slowest link long before a device gives its bootstrap up.</summary>
    private const int Few = 24;

    /// <summary>The instances that a Bootstrap-Discover lists.</summary>
    public static async Task<(HashSet<Lwm2mPath>? There, Undone? Undone)> InstancesAsync(StepContext context)
    {
        var discover = new OperationRequest { Kind = OperationKind.BootstrapDiscover, Path = "/", Accept = ContentFormat.LinkFormat, Within = Within(context) };
        var (answer, undone) = await AnsweredAsync(context, discover);
        return (answer?.Links.Select(link => Lwm2mPath.TryParse(link.Target, out var path) ? path : Lwm2mPath.Root).Where(path => path.Depth == 2).ToHashSet(), undone);
    }

    /// <summary>Writes instance after instance and finishes.</summary>
    /// <returns>The first that was refused or not answered, or <see langword="null"/>.</returns>
    public static async Task<Undone?> WriteAsync(StepContext context, IEnumerable<(Lwm2mPath Path, Value.Map Values)> instances)
    {
        foreach (var instance in instances)
        {
            if (await WriteAsync(context, instance.Path, [instance]) is { } refused)
            {
                return refused;
            }
        }

        return await FinishAsync(context);
    }

    /// <summary>The same with the instances of one more object: many of them in one message, and one by one where the device refuses that.</summary>
    /// <remarks>Core 1.1 §6.1.7.5: several instances in one Bootstrap-Write are a permission.</remarks>
    public static async Task<Undone?> WriteAsync(
        StepContext context, IEnumerable<(Lwm2mPath Path, Value.Map Values)> instances, IReadOnlyList<(Lwm2mPath Path, Value.Map Values)> alike)
    {
        if (alike.Count <= Few)
        {
            return await WriteAsync(context, [.. instances, .. alike]);
        }

        var refused = await WriteAsync(context, Lwm2mPath.Of(alike[0].Path.ObjectId!.Value), alike);
        return refused is { IsSilence: true } ? refused : await WriteAsync(context, refused is null ? instances : [.. instances, .. alike]);
    }

    private static async Task<Undone?> WriteAsync(StepContext context, Lwm2mPath path, IReadOnlyList<(Lwm2mPath Path, Value.Map Values)> instances)
    {
        if (PayloadEncoder.Encode(context, path, instances) is not { } payload)
        {
            return new($"nothing can be written to {path}", IsSilence: false);
        }

        var write = new OperationRequest
        {
            Kind = OperationKind.BootstrapWrite,
            Path = path.ToString(),
            ContentFormat = payload.Format,
            Payload = payload.Octets,
            Within = Within(context),
        };
        return (await AnsweredAsync(context, write)).Undone;
    }

    private static async Task<Undone?> FinishAsync(StepContext context) =>
        (await AnsweredAsync(context, new OperationRequest { Kind = OperationKind.BootstrapFinish, Path = "/bs", Within = Within(context) })).Undone;

    private static async Task<(OperationResult? Answer, Undone? Undone)> AnsweredAsync(StepContext context, OperationRequest request)
    {
        var result = await Exchanges.PerformAsync(context, RoleNames.Bootstrap, request);
        context.EndedAt = result?.Last.EndedAt;
        return result switch
        {
            { Response.Code.IsSuccess: true } => (result, null),
            { Response: { } response } => (null, new($"{request.Kind} {request.Path} was answered {response.Code}", IsSilence: false)),
            _ => (null, new($"{request.Kind} {request.Path} was not answered", IsSilence: true)),
        };
    }

    private static TimeSpan Within(StepContext context) => context.Run.ResponseWithin + context.Run.Link.Late;
}
