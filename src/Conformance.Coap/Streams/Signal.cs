using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Coap.Streams;

/// <summary>A message about the connection itself. Closed: the records of this file are all there are.</summary>
/// <remarks>RFC 8323 §5. Elective options that nobody knows are passed over.</remarks>
/// <param name="Message">As it is on the stream.</param>
public abstract record Signal(Message Message)
{
    /// <summary>The first critical option that the sender wants understood and nobody knows: none is defined (RFC 8323 §5.2).</summary>
    public OptionNumber? NotUnderstood =>
        Message.Options.Where(option => option.Number.IsCritical).Select(option => (OptionNumber?)option.Number).FirstOrDefault();

    /// <returns><see langword="null"/> for what is no signal.</returns>
    public static Signal? Of(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);

        return message.Code switch
        {
            { Class: not SignalCode } => null,
            var code when code == SignalOption.Settings => new Settings(message),
            var code when code == SignalOption.Ping => new Ping(message),
            var code when code == SignalOption.Pong => new Pong(message),
            var code when code == SignalOption.Release => new Release(message),
            var code when code == SignalOption.Abort => new Abort(message),
            _ => new UnknownSignal(message),
        };
    }

    /// <summary>The class of signals.</summary>
    public const int SignalCode = 7;

    private protected static Message Empty(CoapCode code, Token token = default) =>
        new() { Type = MessageType.NonConfirmable, Code = code, Token = token, IsStreamed = true };
}

/// <summary>7.01: what its sender can do, and how it is set; cumulative (RFC 8323 §5.3).</summary>
public sealed record Settings(Message Message) : Signal(Message)
{
    /// <summary>What holds before anybody says otherwise.</summary>
    public const int BaseMessageSize = 1152;

    /// <param name="maxMessageSize"><see langword="null"/> leaves the option out.</param>
    /// <param name="blockWise">Whether block-wise transfer is announced.</param>
    public Settings(uint? maxMessageSize, bool blockWise)
        : this(Empty(SignalOption.Settings) with { Options = Written(maxMessageSize, blockWise) })
    {
    }

    /// <summary>The longest message that the sender takes, in octets; <see langword="null"/> when it does not say.</summary>
    public uint? MaxMessageSize => Message.Options.First(SignalOption.MaxMessageSize)?.UInt(sizeof(uint));

    /// <summary>Whether the sender can transfer block by block; when it does not say, nobody knows.</summary>
    public bool BlockWise => Message.Options.First(SignalOption.BlockWise) is not null;

    /// <summary>The first option that cannot be taken: critical and unknown, or of a length that its format does not have.</summary>
    public OptionNumber? Bad => NotUnderstood
        ?? (Message.Options.First(SignalOption.MaxMessageSize) is { } size && size.UInt(sizeof(uint)) is null ? size.Number : null);

    private static OptionList Written(uint? maxMessageSize, bool blockWise)
    {
        var options = maxMessageSize is { } size ? OptionList.Empty.WithUInt(SignalOption.MaxMessageSize, size) : OptionList.Empty;
        return blockWise ? options.With(new(SignalOption.BlockWise, default)) : options;
    }
}

/// <summary>7.02: wants a Pong with the same token (RFC 8323 §5.4).</summary>
public sealed record Ping(Message Message) : Signal(Message)
{
    public Ping(Token token, bool custody)
        : this(Empty(SignalOption.Ping, token) with { Options = custody ? OptionList.Empty.With(new(SignalOption.Custody, default)) : OptionList.Empty })
    {
    }

    /// <summary>Whether the Pong is to wait for what was asked before.</summary>
    public bool Custody => Message.Options.First(SignalOption.Custody) is not null;
}

/// <summary>7.03 (RFC 8323 §5.4).</summary>
public sealed record Pong(Message Message) : Signal(Message)
{
    public Pong(Token token, bool custody)
        : this(Empty(SignalOption.Pong, token) with { Options = custody ? OptionList.Empty.With(new(SignalOption.Custody, default)) : OptionList.Empty })
    {
    }

    public bool Custody => Message.Options.First(SignalOption.Custody) is not null;
}

/// <summary>7.04: the sender wants an end in good order (RFC 8323 §5.5).</summary>
public sealed record Release(Message Message) : Signal(Message)
{
    public Release(IEnumerable<string> alternatives, uint? holdOff)
        : this(Empty(SignalOption.Release) with { Options = Written(alternatives, holdOff) })
    {
    }

    /// <summary>Where to connect instead, as authorities of a URI.</summary>
    public IReadOnlyList<string> Alternatives => [.. Message.Options.All(SignalOption.AlternativeAddress).Select(option => option.Text)];

    /// <summary>Seconds not to connect again; <see langword="null"/> when it does not say.</summary>
    public uint? HoldOff => Message.Options.First(SignalOption.HoldOff)?.UInt(maxLength: 3);

    private static OptionList Written(IEnumerable<string> alternatives, uint? holdOff)
    {
        var options = alternatives.Aggregate(OptionList.Empty, (list, one) => list.WithText(SignalOption.AlternativeAddress, one));
        return holdOff is { } seconds ? options.WithUInt(SignalOption.HoldOff, seconds) : options;
    }
}

/// <summary>7.05: the sender ends the connection at once (RFC 8323 §5.6).</summary>
public sealed record Abort(Message Message) : Signal(Message)
{
    /// <param name="reason">For people.</param>
    /// <param name="badSetting">The option of settings that could not be taken.</param>
    public Abort(string reason, OptionNumber? badSetting)
        : this(Empty(SignalOption.Abort) with
        {
            Options = badSetting is { } number ? OptionList.Empty.WithUInt(SignalOption.BadSetting, (uint)number.Value) : OptionList.Empty,
            Payload = Encoding.UTF8.GetBytes(reason),
        })
    {
    }

    public uint? BadSetting => Message.Options.First(SignalOption.BadSetting)?.UInt(maxLength: 2);

    public string Reason => Encoding.UTF8.GetString(Message.Payload.Span);
}

/// <summary>A signal of a code that is not assigned.</summary>
public sealed record UnknownSignal(Message Message) : Signal(Message);
