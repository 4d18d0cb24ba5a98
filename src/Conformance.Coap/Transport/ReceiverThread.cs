namespace Conformance.Coap.Transport;

/// <summary>
/// A thread that receives for one socket at a time. Who closes a socket gives its thread back; a run opens sockets for each case,
/// and starting a thread costs more processor time than a datagram.
/// </summary>
internal sealed class ReceiverThread
{
    /// <summary>Idle for so long, a thread ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly LinkedList<ReceiverThread> Idle = new();

    private Action<byte[]>? _work;

    private ReceiverThread(Action<byte[]> work) => _work = work;

    /// <summary>Runs <paramref name="receive"/> on a thread of its own, with room for the longest datagram.</summary>
    /// <param name="receive">Returns once the socket is closed.</param>
    public static void Run(Action<byte[]> receive)
    {
        lock (Idle)
        {
            if (Idle.Last is { Value: var idle })
            {
                Idle.RemoveLast();
                idle._work = receive;
                Monitor.PulseAll(Idle);
                return;
            }
        }

        new Thread(new ReceiverThread(receive).Work) { IsBackground = true, Name = "udp" }.Start();
    }

    private void Work()
    {
        var buffer = new byte[ushort.MaxValue];
        while (_work is { } work)
        {
            work(buffer);
            lock (Idle)
            {
                _work = null;
                Idle.AddLast(this);
                while (_work is null && Monitor.Wait(Idle, Patience))
                {
                    // Woken, perhaps for another.
                }

                Idle.Remove(this);
            }
        }
    }
}
