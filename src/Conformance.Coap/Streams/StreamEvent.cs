using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Wire;

namespace Conformance.Coap.Streams;

/// <summary>Something that happened on a stream besides requests and responses. Closed: the records of this file are all there are.</summary>
public abstract record StreamEvent;

/// <summary>The first message of the other side is whole.</summary>
/// <param name="Code">7.01 unless the other is wrong.</param>
public sealed record FirstMessage(CoapCode Code) : StreamEvent;

public sealed record SignalReceived(Signal Signal) : StreamEvent;

public sealed record SignalSent(Signal Signal) : StreamEvent;

/// <summary>A message with code 0.00, to be passed over (RFC 8323 §3.4).</summary>
public sealed record EmptyReceived : StreamEvent;

/// <summary>Octets that are no message.</summary>
public sealed record StreamMalformed(DecodeError Error) : StreamEvent;

/// <summary>The other side breaks the protocol.</summary>
/// <param name="Reason">One sentence.</param>
/// <param name="Option">The option that cannot be taken.</param>
public sealed record Breach(string Reason, OptionNumber? Option) : StreamEvent;

/// <summary>A message came that is longer than this side said it takes, and was taken all the same.</summary>
public sealed record OversizeReceived(Message Message, long Size, long Most) : StreamEvent;

/// <summary>A message was not sent because the other does not take one of that size.</summary>
public sealed record NotSent(Message Message, int Size, long Most) : StreamEvent;
