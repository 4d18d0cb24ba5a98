using System.Net;
using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Engine.Benches;
using Conformance.Engine.Claims;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs;
using Conformance.Engine.Worlds;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;

namespace Conformance.Engine.Replays;

/// <summary>Judges a case again from what was recorded, in virtual time.</summary>
/// <param name="settings">As for any case.</param>
/// <param name="bench">As for any bench; controls and addresses come from the recording.</param>
/// <param name="actions">Buttons that the device's control has.</param>
public sealed class Replayer(CaseSettings settings, BenchSettings bench, IReadOnlySet<DeviceAction> actions)
{
    // What stood before the case began is put there well before it.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private const ushort StandingMessageId = 1;

    /// <summary>Plays one attempt of a case.</summary>
    /// <param name="startedAt">When the attempt began, since the start of its run: the record says so again.</param>
    /// <param name="divergence">Why the recording does not tell, when the result is <see langword="null"/>.</param>
    public CaseResult? Play(BoundCase test, Recording recording, TimeSpan startedAt, out Divergence? divergence)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(recording);

        var loop = new VirtualLoop();
        using var replay = new Replay(recording, loop.Clock);
        var roles = new RoleAddresses(recording.ServerSocket.Address, recording.BootstrapSocket.Address, (recording.Second?.Socket ?? recording.ServerSocket).Address, recording.ServerSocket.Port);
        using var world = new World(loop, replay.Bind, new Random(Seeds.Of(settings.Seed, test.Id)), roles)
        {
            Declared = recording.Link,
            Web = replay.Web,
            Link = new ImpairedLink(Impairment.Latency(TimeSpan.Zero), new Random(0)), // what the network does is in the recording
        };
        var (result, diverged) = loop.Run(() => PlayAsync(world, replay, test, recording, startedAt));
        divergence = diverged;
        return diverged is null ? result : null;
    }

    private async Task<(CaseResult Result, Divergence? Divergence)> PlayAsync(
        World world, Replay replay, BoundCase test, Recording recording, TimeSpan startedAt)
    {
        await using var stage = await TestBench.OpenAsync(world, bench with
        {
            Controls = new RecordedControls(actions, replay),
            Servers = recording.Served is { } place ? new RecordedServers(replay, place) : null,
            ClientSocket = name => recording.Clients?.GetValueOrDefault(name),
            ServerPort = recording.ServerSocket.Port,
            BootstrapPort = recording.BootstrapSocket.Port,
            SecondPort = recording.Second?.Socket.Port ?? 0,
            AdvertisedServer = recording.Server,
            AdvertisedBootstrap = recording.Bootstrap,
            AdvertisedSecond = recording.Second?.Uri,
            RecordedFiles = recording.Files,
            NextLocation = replay.NextLocation,
        });
        await RestoreAsync(stage, replay, recording);
        var asks = settings with
        {
            Ask = async (question, cancellationToken) =>
                Enum.Parse<OperatorAnswer>((await replay.HappensAsync(HappeningKind.Answer, question, cancellationToken)).Answer),
        };
        replay.Start();
        var run = new CaseRun(test, stage, asks, EngineVerbs.Table, CaseClaims.Of(test, settings.Device.Pixit));
        replay.IsDecided = () => run.IsDecided;
        stage.Turnstile.Pace = replay.PaceAsync;
        var result = await run.RunAsync(run.StartedAt - startedAt, replay.Diverged);
        var missing = replay.NotSentBy(DecidedAt(result.Record));
        return (result with { Recording = recording }, replay.Divergence ?? (missing is null ? null : new(result.Record.Duration, Replay.NotSent(missing))));
    }

    private static TimeSpan DecidedAt(CaseRecord record) =>
        record.Findings.FirstOrDefault(finding => finding is { Verdict: > Verdict.Pass, Remark: false })?.Time ?? record.Duration;

    private static async Task RestoreAsync(TestBench stage, Replay replay, Recording recording)
    {
        (stage.Running, stage.FactoryFresh, stage.Dirty) = (recording.Before.Running, recording.Before.FactoryFresh, recording.Before.Dirty);
        (IPEndPoint Socket, StandingRegistration? Standing)[] seats =
            [(recording.ServerSocket, recording.Before.Registered), (recording.Second?.Socket ?? recording.ServerSocket, recording.Second?.Registered)];
        foreach (var (socket, standing) in seats)
        {
            if (standing is not null)
            {
                replay.Deliver(socket, Register(standing), standing.Remote);
                await Task.Delay(Settling, stage.World.Clock, CancellationToken.None);
            }
        }

        if (recording.Files is not null)
        {
            await stage.Files.OpenAsync();
        }

        stage.ForgetReceived();
    }

    private static byte[] Register(StandingRegistration standing) => new Message
    {
        Type = MessageType.NonConfirmable,
        Code = CoapCode.Post,
        MessageId = StandingMessageId,
        Options = OptionList.Empty.WithPath("/rd").WithQueries(standing.Query).WithContentFormat(ContentFormat.LinkFormat),
        Payload = Encoding.UTF8.GetBytes(standing.Links),
    }.ToArray();
}
