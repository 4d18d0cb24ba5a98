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
        foreach (var (path, values) in instances)
        {
            if (PayloadEncoder.Encode(context, path, values) is not { } payload)
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
            if ((await AnsweredAsync(context, write)).Undone is { } refused)
            {
                return refused;
            }
        }

        return (await AnsweredAsync(context, new OperationRequest { Kind = OperationKind.BootstrapFinish, Path = "/bs", Within = Within(context) })).Undone;
    }

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
