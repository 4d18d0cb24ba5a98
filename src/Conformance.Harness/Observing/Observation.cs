using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Transport;
using Conformance.Engine.Traffic;
using Conformance.Simulation;

namespace Conformance.Harness.Observing;

/// <summary>Listens to real products over a <see cref="Tap"/> on real sockets, until it is told to end.</summary>
/// <param name="At">Where the clients come to.</param>
/// <param name="Server">Where the server is.</param>
/// <param name="Length">How long; until it is interrupted unless given.</param>
public sealed record Observation(IPEndPoint At, IPEndPoint Server, TimeSpan? Length)
{
    /// <summary>Told where it listens, once it does.</summary>
    public Action<IPEndPoint>? Open { get; init; }

    /// <summary>Told of each client that comes.</summary>
    public Action<IPEndPoint>? Came { get; init; }

    /// <param name="terms">The address of the server is added.</param>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public Heard Listen(TrafficTerms terms, CancellationToken interrupted)
    {
        using var loop = new WallLoop();
        return loop.Run(async () =>
        {
            var opened = loop.Clock.GetUtcNow();
            await using var tap = new Tap(loop.Clock, local => UdpTransport.Bind(local, loop.Clock), At, Server, Came);
            Open?.Invoke(tap.LocalEndPoint);
            await EndAsync(loop.Clock, interrupted);
            return Of(tap, opened, terms);
        });
    }

    /// <summary>What a tap heard.</summary>
    public Heard Of(Tap tap, DateTimeOffset opened, TrafficTerms terms)
    {
        ArgumentNullException.ThrowIfNull(tap);
        return new($"between {tap.LocalEndPoint} and {Server}", opened, [.. tap.Passed], terms with { Server = Server })
        {
            Damage = tap.LeftOut == 0 ? null : $"{tap.LeftOut} datagrams were passed on and not kept: {Tap.MostDatagrams} datagrams and {Tap.MostOctets} octets are",
        };
    }

    private async Task EndAsync(TimeProvider clock, CancellationToken interrupted)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stop = interrupted.Register(() => ended.TrySetResult());
        await using var timer = clock.CreateTimer(_ => ended.TrySetResult(), state: null, Length ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await ended.Task;
    }
}
