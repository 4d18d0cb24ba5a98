using System.Net;
using Conformance.Dtls;
using Conformance.Wire;

namespace Conformance.Harness.Handshakes;

/// <summary>A server that shakes hands with whoever comes and sends back what they say.</summary>
public sealed class HandshakeServer(IDatagramTransport transport, ServerSettings settings, Random random, HandshakeView view, TimeProvider clock)
{
    private readonly Listener _listener = new(_ => settings, random);
    private HandshakeOutcome? _outcome;
    private int _associations;

    /// <summary>Serves until it is interrupted.</summary>
    /// <param name="most">How many associations to see the end of; all that come when <see langword="null"/>.</param>
    /// <returns>How the last one ended.</returns>
    public async Task<HandshakeOutcome> RunAsync(int? most, CancellationToken interrupt)
    {
        using var happenings = new Happenings(transport, TextReader.Null, clock, interrupt);
        await foreach (var happening in happenings.All)
        {
            switch (happening)
            {
                case Arrived { Datagram: var datagram }:
                    foreach (var (at, _, reaction) in _listener.Receive(datagram.Remote, datagram.Octets, happenings.Now))
                    {
                        Apply(at, reaction, happenings.Now);
                    }

                    break;
                case TimeIsUp:
                    foreach (var (peer, _, reaction) in _listener.Tick(happenings.Now))
                    {
                        Apply(peer, reaction, happenings.Now);
                    }

                    break;
                case Interrupted:
                    return _outcome ?? HandshakeOutcome.Agreed;
                default:
                    break;
            }

            if (_associations >= most)
            {
                return _outcome!.Value;
            }

            happenings.WakeAt(_listener.Deadline);
        }

        return HandshakeOutcome.Silent;
    }

    private void Apply(IPEndPoint peer, Reaction reaction, TimeSpan now)
    {
        foreach (var datagram in reaction.Datagrams)
        {
            transport.Send(datagram, peer);
        }

        foreach (var happened in reaction.Events)
        {
            view.Show($"{peer}", happened);
            if (happened is Failed or Closed)
            {
                _associations++;
                _outcome = happened is Closed ? HandshakeOutcome.Agreed : HandshakeOutcome.Refused;
            }
        }

        foreach (var content in reaction.Received)
        {
            view.Say($"{peer}: said {HandshakeView.Text(content)}");
            if (_listener.Find(peer) is { State: AssociationState.Connected } association && content.Length <= association.Negotiation!.SendLimit)
            {
                Apply(peer, association.Send(content, now), now);
            }
        }
    }
}
