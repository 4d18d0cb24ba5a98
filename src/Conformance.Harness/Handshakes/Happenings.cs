using System.Threading.Channels;
using Conformance.Wire;

namespace Conformance.Harness.Handshakes;

/// <summary>Datagrams, lines, a timer and an interrupt, one after the other.</summary>
internal sealed class Happenings : IDisposable
{
    private readonly Channel<Happening> _queue = Channel.CreateUnbounded<Happening>();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _interrupt;

    public Happenings(IDatagramTransport transport, TextReader lines, TimeProvider clock, CancellationToken interrupt)
    {
        _clock = clock;
        transport.Received = datagram => _queue.Writer.TryWrite(new Arrived(datagram));
        _timer = clock.CreateTimer(_ => _queue.Writer.TryWrite(new TimeIsUp()), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _interrupt = interrupt.Register(() => _queue.Writer.TryWrite(new Interrupted()));
        new Thread(() => Read(lines)) { IsBackground = true, Name = "lines" }.Start();
    }

    public IAsyncEnumerable<Happening> All => _queue.Reader.ReadAllAsync();

    public TimeSpan Now => _clock.Monotonic;

    /// <summary>Has <see cref="TimeIsUp"/> come at that time, and at no other.</summary>
    public void WakeAt(TimeSpan? time)
    {
        var wait = time - Now;
        _timer.Change(wait is null ? Timeout.InfiniteTimeSpan : wait > TimeSpan.Zero ? wait.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _interrupt.Dispose();
    }

    private void Read(TextReader lines)
    {
        while (lines.ReadLine() is { } line)
        {
            _queue.Writer.TryWrite(new Typed(line));
        }

        _queue.Writer.TryWrite(new Typed(Line: null));
    }
}
