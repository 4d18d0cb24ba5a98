using System.Net;
using System.Text;
using Conformance.Dtls;
using Conformance.Dtls.Dtls12;
using Conformance.Wire;

namespace Conformance.Harness.Handshakes;

/// <summary>A client that shakes hands, sends lines, prints what comes back, and says good-bye.</summary>
public sealed class HandshakeClient(IDatagramTransport transport, IPEndPoint server, Random random, HandshakeView view, TimeProvider clock)
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly Queue<string> _typed = new();
    private int _unanswered;
    private TimeSpan? _patience;

    /// <summary>What to resume with, once there was an association.</summary>
    public ClientSettings? Again { get; private set; }

    /// <summary>Runs one association until the lines end and were answered, or a second passed after the last.</summary>
    public async Task<HandshakeOutcome> RunAsync(ClientSettings settings, TextReader lines, CancellationToken interrupt)
    {
        ArgumentNullException.ThrowIfNull(settings);

        using var happenings = new Happenings(transport, lines, clock, interrupt);
        var association = new ClientAssociation(settings, random);
        var (isOver, hasEnded) = (false, false);
        HandshakeOutcome? outcome = null;
        Apply(association.Start(happenings.Now));
        await foreach (var happening in happenings.All)
        {
            switch (happening)
            {
                case Arrived arrived when arrived.Datagram.Remote.Equals(server):
                    Apply(association.Receive(arrived.Datagram.Octets, happenings.Now));
                    break;
                case Typed { Line: { } line }:
                    _typed.Enqueue(line);
                    break;
                case Typed:
                    hasEnded = true;
                    _patience = happenings.Now + Linger;
                    break;
                case TimeIsUp:
                    Apply(association.Tick(happenings.Now));
                    break;
                case Interrupted:
                    Apply(association.Close(happenings.Now));
                    break;
                default:
                    break;
            }

            while (association.State == AssociationState.Connected && _typed.TryDequeue(out var next))
            {
                Say(association, next, happenings.Now);
            }

            var isAnswered = _typed.Count == 0 && _unanswered == 0;
            if (hasEnded && association.State == AssociationState.Connected && (isAnswered || _patience <= happenings.Now))
            {
                Apply(association.Close(happenings.Now));
            }

            if (isOver)
            {
                return outcome ?? (association.Negotiation is null ? HandshakeOutcome.Silent : HandshakeOutcome.Agreed);
            }
        }

        return HandshakeOutcome.Silent;

        void Apply(Reaction reaction)
        {
            foreach (var datagram in reaction.Datagrams)
            {
                transport.Send(datagram, server);
            }

            foreach (var happened in reaction.Events)
            {
                view.Show($"{server}", happened);
                outcome = happened is Failed failed ? failed is { Alert: null } ? HandshakeOutcome.Silent : HandshakeOutcome.Refused : outcome;
                isOver |= happened is Failed or Closed;
                Again = happened is Connected { Negotiation.Session: { } session } ? settings with { Session = session } : Again;
                _patience = happened is Connected ? happenings.Now + Linger : _patience;
            }

            foreach (var content in reaction.Received)
            {
                _unanswered = Math.Max(0, _unanswered - 1);
                view.Say($"{server}: said {HandshakeView.Text(content)}");
            }

            var patience = association.State == AssociationState.Connected ? _patience : null;
            happenings.WakeAt(reaction.Deadline is null || patience < reaction.Deadline ? patience ?? reaction.Deadline : reaction.Deadline);
        }

        void Say(ClientAssociation one, string line, TimeSpan now)
        {
            var octets = Encoding.UTF8.GetBytes(line + "\n");
            if (octets.Length > one.Negotiation!.SendLimit)
            {
                view.Say($"{server}: a line of {octets.Length} octets is not sent; the peer takes {one.Negotiation.SendLimit}");
                return;
            }

            _unanswered++;
            _patience = now + Linger;
            Apply(one.Send(octets, now));
        }
    }
}
