using System.Net;
using BenchmarkDotNet.Attributes;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Simulation;
using Conformance.Wire;

namespace Conformance.Benchmarks;

/// <summary>A confirmable GET and its piggybacked answer between two endpoints on one loop, over each kind of network.</summary>
[MemoryDiagnoser]
public class ExchangeBenchmarks
{
    // Fresh endpoints each time: a message id may not come again within EXCHANGE_LIFETIME.
    private const int Exchanges = 1000;

    private static readonly Request Get = new() { Code = CoapCode.Get, Options = OptionList.Empty.WithPath("/3/0/9") };
    private static readonly Reply Content = new() { Code = CoapCode.Content, Payload = "100"u8.ToArray() };

    [Benchmark(OperationsPerInvoke = Exchanges)]
    public void InMemory()
    {
        var loop = new VirtualLoop();
        var network = new InMemoryNetwork(loop.Clock, TimeSpan.FromMilliseconds(1));
        loop.Run(() => PlayAsync(loop.Clock, network.Bind));
    }

    [Benchmark(OperationsPerInvoke = Exchanges)]
    public void UdpLoopback()
    {
        using var loop = new WallLoop();
        loop.Run(() => PlayAsync(loop.Clock, local => UdpTransport.Bind(local, loop.Clock)));
    }

    private static async Task PlayAsync(TimeProvider clock, Func<IPEndPoint, IDatagramTransport> bind)
    {
        await using var asking = new Endpoint(bind(new(IPAddress.Loopback, 0)), Settings(clock));
        await using var answering = new Endpoint(bind(new(IPAddress.Loopback, 0)), Settings(clock));
        answering.RequestHandler = (_, _) => Task.FromResult(Content);
        for (var count = 0; count < Exchanges; count++)
        {
            var outcome = await asking.RequestAsync(answering.LocalEndPoint, Get, within: null, CancellationToken.None);
            if (outcome is not Answered)
            {
                throw new InvalidOperationException(outcome.ToString());
            }
        }
    }

    private static EndpointSettings Settings(TimeProvider clock) => new() { Clock = clock, Random = new Random(1) };
}
