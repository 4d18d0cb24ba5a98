using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.Roles;

/// <summary>What every role does alike: puts requests into the event log, asks the script for a reply, and keeps the trace.</summary>
/// <remarks>Takes over the request handler and the trace of its endpoint.</remarks>
internal sealed class Conversation
{

    private const int LargestBody = 1 << 18;
    private const int NoSequence = -1;

    private readonly RoleSettings _settings;
    private readonly IReception _reception;
    private readonly PayloadText _payloads;
    private readonly BlockwiseServer _blockwise;

    public Conversation(Endpoint endpoint, RoleSettings settings, IReception reception, PayloadText payloads)
    {
        (_settings, _reception, _payloads) = (settings, reception, payloads);
        _blockwise = new(AnswerAsync, settings.Clock, Block.MaxSizeExponent, LargestBody);
        endpoint.RequestHandler = _blockwise.HandleAsync;
        endpoint.Trace = Note;
    }

    public IReplyRules? Rules { get; set; }

    public Action<RoleTrace>? Trace { get; set; }

    public Action<RequestEvent>? Stranger { get; set; }

    /// <summary>How long each answer takes.</summary>
    public TimeSpan AnswersAfter { get; set; }

    /// <summary>Whether every request is left unanswered.</summary>
    public bool IsMute { get; set; }

    /// <summary>Size exponent of the largest block that a request may bring.</summary>
    public int TakesBlocksUpTo
    {
        get => _blockwise.TakesUpTo;
        set => _blockwise.TakesUpTo = value;
    }

    /// <summary>The first block of a notification; the others wait for the requests that fetch them (RFC 7959 §2.6).</summary>
    public Reply Slice(IPEndPoint remote, Message request, Reply notification) => _blockwise.Slice(remote, request, notification);

    private Task<Reply> AnswerAsync(IncomingRequest request, CancellationToken cancellationToken) =>
        AnswersAfter > TimeSpan.Zero ? AnswerLaterAsync(request, cancellationToken) : Task.FromResult(AnswerNow(request));

    private Reply AnswerNow(IncomingRequest request) => _reception.IsStranger(request.Message, request.Remote) ? TurnAway(request) : Answer(request);

    private async Task<Reply> AnswerLaterAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(AnswersAfter, _settings.Clock, cancellationToken);
        return AnswerNow(request);
    }

    private Reply Answer(IncomingRequest request)
    {
        var received = _reception.Recognise(request, _settings.Log.Next);
        received.Blocks = request.Blocks;
        _settings.Log.Append(received);
        var standard = _reception.Standard(received);
        var reply = _reception.Settle(received, IsMute ? Reply.None : Rules?.For(received, standard) ?? standard);
        received.Reply = new(reply.SentCode, reply.Options.LocationPath);
        return reply;
    }

    /// <summary>4.03 for who names another endpoint, 4.04 for what only the IUT could know.</summary>
    private Reply TurnAway(IncomingRequest request)
    {
        var received = _reception.Recognise(request, NoSequence);
        var namesItself = received is RegisterEvent or BootstrapRequestEvent or BootstrapPackRequestEvent;
        var reply = Reply.Of(namesItself ? CoapCode.Forbidden : CoapCode.NotFound);
        received.Reply = new(reply.Code, Location: null);
        Stranger?.Invoke(received);
        return reply;
    }

    private void Note(TraceEvent passed)
    {
        var noted = IsStranger(passed) ? passed with { Note = $"{passed.Note}, stranger" } : passed;
        Trace?.Invoke(new(_settings.Name, noted, _payloads.Of(passed)));
        if (passed is { Sent: false, Note: TraceNote.Duplicate, Message: { } copied } && !IsStranger(passed))
        {
            _settings.Log.Append(new CopyEvent(_settings.Log.Next, _settings.Name, passed.Time, passed.Remote, copied));
        }
        else if (IsStray(passed) && _reception.CouldBeIut(passed.Remote))
        {
            _settings.Log.Append(new DatagramEvent(
                _settings.Log.Next, _settings.Name, passed.Time, passed.Remote, passed.Octets, passed.Message, passed.Error));
        }
    }

    private bool IsStranger(TraceEvent passed) =>
        !passed.Sent
        && (passed.Message is { Code.IsRequest: true } request
            ? _reception.IsStranger(request, passed.Remote)
            : !_reception.CouldBeIut(passed.Remote));

    /// <summary>Octets that are no message, an acknowledgement, response or Reset that belongs to nothing open, a code of a reserved class.</summary>
    private static bool IsStray(TraceEvent passed) => passed is
    { Sent: false, Message: null }
        or { Sent: false, Message.Code.IsEmpty: false, Note: TraceNote.Unmatched or TraceNote.Rejected }
        or { Sent: false, Message.Type: MessageType.Reset or MessageType.Acknowledgement, Note: TraceNote.Unmatched };
}
