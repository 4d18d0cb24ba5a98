using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Engine.Control.Servers;
using Conformance.Model;

namespace Conformance.Engine.Replays;

/// <summary>The user of a recorded server: is told of each ask what was told then, when it was.</summary>
/// <param name="place">Where the server was.</param>
public sealed class RecordedServers(Replay replay, ServerPlace place) : IServerControls
{
    private static readonly JsonSerializerOptions s_options = new() { IncludeFields = true };

    public IReadOnlySet<ServerAsk> Asks { get; } = Enum.GetValues<ServerAsk>().ToHashSet();

    public IReadOnlySet<ServerTold> Tells { get; } = Enum.GetValues<ServerTold>().ToHashSet();

    public bool Starts => true;

    public IServerControl Create(ServerTarget target) => new User(replay, place);

    /// <summary>A question as one line.</summary>
    public static string NameOf(ServerQuestion question) => JsonNode.Parse(AnswerJson.Write(question))!.ToJsonString();

    /// <summary>An answer as one line.</summary>
    public static string TextOf(ServerAnswer answer) => JsonSerializer.Serialize(answer, s_options);

    private sealed class User(Replay replay, ServerPlace place) : IServerControl
    {
        public Observer Observer => Observer.Adapter;

        public Task<ServerPlace> OpenAsync() => Task.FromResult(place);

        public async Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken)
        {
            var name = NameOf(question);
            await replay.HappensAsync(HappeningKind.Ask, name, cancellationToken);
            if (!replay.Has(HappeningKind.Told, name))
            {
                return await NeverAsync(cancellationToken); // nobody was told before the case was over
            }

            var told = await replay.HappensAsync(HappeningKind.Told, name, cancellationToken);
            return JsonSerializer.Deserialize<ServerAnswer>(told.Answer, s_options) ?? ServerAnswer.Unreached("the recording does not have it");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static async Task<ServerAnswer> NeverAsync(CancellationToken cancellationToken)
        {
            var never = new TaskCompletionSource<ServerAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var over = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            return await never.Task;
        }
    }
}
