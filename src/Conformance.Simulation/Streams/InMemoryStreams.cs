using System.Net;
using Conformance.Simulation.Impairments;
using Conformance.Wire.Streams;

namespace Conformance.Simulation.Streams;

/// <summary>Connections without sockets, in virtual time, over the same network as datagrams: what that loses comes a second later, in order all the same.</summary>
/// <param name="clock">The clock of the loop it lives on.</param>
/// <param name="link">How long octets take.</param>
public sealed class InMemoryStreams(TimeProvider clock, ImpairedLink link) : IStreamNetwork
{
    private const int FirstEphemeralPort = 32768;
    private readonly Dictionary<IPEndPoint, Action<IStreamLink>> _listeners = [];
    private int _nextPort = FirstEphemeralPort;

    internal TimeProvider Clock => clock;

    public IDisposable Listen(IPEndPoint local, Action<IStreamLink> accepted)
    {
        _listeners.Add(local, accepted);
        return new Listening(() => _listeners.Remove(local));
    }

    public async Task<IStreamLink?> ConnectAsync(IPAddress local, IPEndPoint remote, CancellationToken cancellationToken)
    {
        var from = new IPEndPoint(local, _nextPort++);
        var way = new StreamWay(clock, link.Open());
        var (ours, theirs) = InMemoryLink.Pair(this, way, from, remote);
        var answered = new TaskCompletionSource<bool>();
        way.Carry(outward: true, default, () =>
        {
            var accepted = _listeners.GetValueOrDefault(remote);
            way.Carry(outward: false, default, () => answered.TrySetResult(accepted is not null));
            accepted?.Invoke(theirs);
        });
        using var cancellation = cancellationToken.Register(() => answered.TrySetCanceled(cancellationToken));
        if (await answered.Task)
        {
            return ours;
        }

        Forget(way);
        return null;
    }

    internal void Forget(StreamWay way) => link.Close(way.Path);

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
