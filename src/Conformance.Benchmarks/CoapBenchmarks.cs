using BenchmarkDotNet.Attributes;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Benchmarks;

/// <summary>A CoAP message of the usual kind: a Register with five query parameters and a page of links.</summary>
[MemoryDiagnoser]
public class CoapBenchmarks
{
    private static readonly Message Register = new()
    {
        Type = MessageType.Confirmable,
        Code = CoapCode.Post,
        MessageId = 0x7d34,
        Token = new Token(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }),
        Options = OptionList.Empty
            .WithPath("/rd")
            .WithContentFormat(ContentFormat.LinkFormat)
            .WithQueries(["ep=urn:dev:ops:c0ffee-reference-1", "lt=300", "lwm2m=1.1", "b=U", "Q"]),
        Payload = "</>;rt=\"oma.lwm2m\";ct=\"11543 112\",</1/0>,</3/0>,</4/0>,</5/0>,</3303/0>;ver=1.1,</3447/0>,</3448/0>"u8.ToArray(),
    };

    private readonly byte[] _octets = Register.ToArray();

    [Benchmark]
    public Message Read() => Message.TryRead(_octets, out var message, out var error) ? message : throw new InvalidDataException(error.ToString());

    [Benchmark]
    public byte[] Write() => Register.ToArray();
}
