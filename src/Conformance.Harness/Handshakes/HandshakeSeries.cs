using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Transport;
using Conformance.Dtls;
using Conformance.Wire;

namespace Conformance.Harness.Handshakes;

/// <summary>A client that shakes hands with one server again and again, each time from a port of its own, and closes the association.</summary>
/// <param name="resumes">Whether each handshake resumes the session of the one before.</param>
public sealed class HandshakeSeries(IPEndPoint server, bool resumes, Random random, HandshakeView view, TimeProvider clock)
{
    /// <summary>How many handshakes came to an end that was agreed on.</summary>
    public int Agreed { get; private set; }

    /// <summary>How long all of them took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Shakes hands until it was done so often, or one is not agreed on.</summary>
    /// <param name="lines">What the last of them sends.</param>
    /// <exception cref="SocketException">No port can be bound.</exception>
    public async Task<HandshakeOutcome> RunAsync(ClientSettings settings, int times, TextReader lines, CancellationToken interrupt)
    {
        var any = server.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
        var start = clock.Monotonic;
        var outcome = HandshakeOutcome.Silent;
        for (var number = 1; number <= times; number++)
        {
            await using var transport = UdpTransport.Bind(new(any, 0), clock);
            var client = new HandshakeClient(transport, server, random, view, clock);
            outcome = await client.RunAsync(settings, number == times ? lines : TextReader.Null, interrupt);
            Elapsed = clock.Monotonic - start;
            if (outcome != HandshakeOutcome.Agreed)
            {
                break;
            }

            Agreed++;
            settings = resumes ? client.Again ?? settings : settings;
        }

        return outcome;
    }
}
