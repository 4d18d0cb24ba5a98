using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Wire;

namespace Conformance.Coap.Streams;

/// <summary>One end of a connection that speaks CoAP: octets and time in; octets, messages and events out.</summary>
/// <remarks>RFC 8323 §3 and §5. It knows no socket; whoever has one asks it for each thing that happens, and does what the answer says.</remarks>
public sealed class StreamConnection
{
    private readonly StreamTerms _terms;
    private readonly FrameDecoder _decoder;
    private readonly List<ReadOnlyMemory<byte>> _octets = [];
    private readonly List<(Message Message, Frame Frame)> _messages = [];
    private readonly List<StreamEvent> _events = [];
    private TimeSpan? _deadline;
    private TimeSpan? _closes;
    private bool _heard;
    private bool _said;

    public StreamConnection(StreamTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        (_terms, _decoder) = (terms, new(terms.Takes));
    }

    /// <summary>Whether nothing is sent or heard any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The longest message that the other takes, in octets.</summary>
    public uint PeerMessageSize { get; private set; } = Settings.BaseMessageSize;

    /// <summary>Whether the other said that it can transfer block by block.</summary>
    public bool PeerBlockWise { get; private set; }

    /// <summary>The connection is there: settings are the first message of either side (RFC 8323 §3.3).</summary>
    public StreamReaction Open(TimeSpan now)
    {
        _deadline = now + _terms.Patience;
        if (!Has(StreamFaults.SettingsAwaited))
        {
            SayOwn();
        }

        return Taken();
    }

    public StreamReaction Receive(ReadOnlySpan<byte> octets, TimeSpan now)
    {
        if (!IsOver)
        {
            _decoder.Add(octets);
        }

        while (!IsOver && _decoder.TryTake(out var frame))
        {
            Hear(frame, now);
        }

        if (!IsOver && _decoder.Error is { } error)
        {
            Reject(error);
        }

        return Taken();
    }

    /// <summary>The deadline of the last reaction is there.</summary>
    public StreamReaction Tick(TimeSpan now)
    {
        if (_closes <= now)
        {
            _closes = null;
        }
        else if (!IsOver && _deadline <= now)
        {
            _deadline = null;
            Break("settings did not come; they are the first message of either side", option: null, Has(StreamFaults.TakesNoSettings));
        }

        return Taken();
    }

    /// <summary>Sends a request or a response, unless the other does not take one of that size (RFC 8323 §5.3.1).</summary>
    public StreamReaction Send(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);

        if (IsOver)
        {
            return Taken();
        }

        var octets = (Has(StreamFaults.TokenReserved) ? Distortion.Lengthened(frame) : frame).ToArray();
        if (octets.Length > PeerMessageSize && !Has(StreamFaults.TooLong))
        {
            if (frame.TryRead(out var message, out _))
            {
                _events.Add(new NotSent(message, octets.Length, PeerMessageSize));
            }
        }
        else
        {
            _octets.Add(octets);
        }

        return Taken();
    }

    /// <summary>Sends a signal; an Abort ends the connection.</summary>
    public StreamReaction Send(Signal signal)
    {
        if (!IsOver)
        {
            Say(signal);
            IsOver = signal is Abort;
        }

        return Taken();
    }

    /// <summary>Sends octets as they are.</summary>
    public StreamReaction SendOctets(ReadOnlyMemory<byte> octets)
    {
        if (!IsOver)
        {
            _octets.Add(octets);
        }

        return Taken();
    }

    /// <summary>The other side closed the connection, or it broke.</summary>
    public StreamReaction End()
    {
        (IsOver, _closes) = (true, null);
        return Taken();
    }

    private bool Has(StreamFault fault) => _terms.Faults.Contains(fault);

    private void SayOwn()
    {
        if (_said || Has(StreamFaults.SettingsMissing))
        {
            return;
        }

        _said = true;
        if (Has(StreamFaults.SettingsSecond))
        {
            Say(new Ping(new Token(new byte[] { 1 }), custody: false));
        }

        Say(Distortion.SettingsOf(_terms));
    }

    private void Hear(Frame frame, TimeSpan now)
    {
        if (!frame.TryRead(out var message, out var error))
        {
            Reject(error);
            return;
        }

        if (message.Code.IsEmpty)
        {
            _events.Add(new EmptyReceived());
            if (Has(StreamFaults.EmptyAborts))
            {
                Break("an empty message", option: null, goesOn: false);
            }

            return;
        }

        var signal = Signal.Of(message);
        if (!_heard && !Greets(message, signal))
        {
            return;
        }

        if (signal is null)
        {
            Take(message, frame);
        }
        else
        {
            _events.Add(new SignalReceived(signal));
            Obey(signal, now);
        }
    }

    /// <summary>The first message of the other side; empty ones may come before it (RFC 8323 §3.4).</summary>
    private bool Greets(Message message, Signal? signal)
    {
        (_heard, _deadline) = (true, null);
        _events.Add(new FirstMessage(message.Code));
        if (signal is not Settings)
        {
            Break($"the first message is {message.Code}; settings are the first message of either side", option: null, Has(StreamFaults.TakesNoSettings));
        }

        return !IsOver;
    }

    private void Take(Message message, Frame frame)
    {
        var most = _terms.MaxMessageSize ?? Settings.BaseMessageSize;
        if (frame.Size > most)
        {
            _events.Add(new OversizeReceived(message, frame.Size, most));
        }

        if (message.Code.IsReserved)
        {
            Break($"the code {message.Code} is reserved", option: null, Has(StreamFaults.GoesOn));
        }
        else
        {
            _messages.Add((message, frame));
        }
    }

    private void Obey(Signal signal, TimeSpan now)
    {
        switch (signal)
        {
            case Settings { Bad: { } bad } settings when settings.NotUnderstood is null || !Has(StreamFaults.TakesCritical):
                Break($"option {bad.Value} of the settings cannot be taken", bad, Has(StreamFaults.GoesOn));
                break;
            case Settings settings:
                PeerMessageSize = settings.MaxMessageSize ?? PeerMessageSize;
                PeerBlockWise |= settings.BlockWise;
                SayOwn();
                break;
            case { NotUnderstood: { } unknown } when !Has(StreamFaults.TakesCritical):
                Break($"option {unknown.Value} of {signal.Message.Code} is critical and not known", option: null, Has(StreamFaults.GoesOn));
                break;
            case Ping ping when !Has(StreamFaults.PongMissing):
                Say(new Pong(Has(StreamFaults.PongOther) ? Distortion.Other(ping.Message.Token) : ping.Message.Token, ping.Custody));
                break;
            case Release:
                IsOver = true;
                break;
            case Abort:
                (IsOver, _closes) = (true, now + _terms.Patience); // who says it closes (RFC 8323 §5.6); this side waits for that
                break;
            default:
                break;
        }
    }

    private void Reject(DecodeError error)
    {
        _events.Add(new StreamMalformed(error));
        Break(error.Message, option: null, Has(StreamFaults.GoesOn));
    }

    private void Break(string reason, OptionNumber? option, bool goesOn)
    {
        _events.Add(new Breach(reason, option));
        if (goesOn)
        {
            return;
        }

        if (!Has(StreamFaults.EndsUnsaid))
        {
            Say(new Abort(reason, option));
        }

        IsOver = true;
    }

    private void Say(Signal signal)
    {
        _octets.Add(Frame.Of(signal.Message).ToArray());
        _events.Add(new SignalSent(signal));
    }

    private StreamReaction Taken()
    {
        var reaction = new StreamReaction([.. _octets], [.. _messages], [.. _events], IsOver && _closes is null, IsOver ? _closes : _deadline);
        _octets.Clear();
        _messages.Clear();
        _events.Clear();
        return reaction;
    }
}
