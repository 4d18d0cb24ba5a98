using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Engine.Traffic;
using Conformance.Model;
using Conformance.Tests.Harness.Observing;
using Conformance.Wire;

namespace Conformance.Tests.Engine.Traffic;

/// <summary>A conversation made by hand, message by message, and what the passive cases say of it.</summary>
internal sealed class Talk
{
    public static readonly IPEndPoint Client = new(IPAddress.Loopback, 40000);
    public static readonly IPEndPoint Server = new(IPAddress.Loopback, 5683);

    private readonly List<PassedDatagram> _datagrams = [];

    public IReadOnlyList<PassedDatagram> Datagrams => _datagrams;

    /// <summary>A client that has registered with the message ids 1.</summary>
    public static Talk Registered(params string[] queries) => new Talk()
        .Asks(0, CoapCode.Post, 1, "/rd", ["ep=x", "lwm2m=1.1", "lt=60", .. queries])
        .Answers(0.1, CoapCode.Created, 1, options => options.WithLocationPath("/rd/7"));

    /// <summary>The client asks.</summary>
    public Talk Asks(double at, CoapCode method, ushort id, string path, string[]? queries = null, MessageType type = MessageType.Confirmable) =>
        Add(at, Side.Client, new Message { Type = type, Code = method, MessageId = id, Token = Of(id), Options = OptionList.Empty.WithPath(path).WithQueries(queries ?? []) });

    /// <summary>The server answers what had that id.</summary>
    public Talk Answers(double at, CoapCode code, ushort id, Func<OptionList, OptionList>? with = null) =>
        Add(at, Side.Server, new Message { Type = MessageType.Acknowledgement, Code = code, MessageId = id, Token = Of(id), Options = (with ?? (static options => options))(OptionList.Empty) });

    /// <summary>The server reads.</summary>
    public Talk Reads(double at, ushort id, Func<OptionList, OptionList>? with = null) =>
        Add(at, Side.Server, new Message { Type = MessageType.Confirmable, Code = CoapCode.Get, MessageId = id, Token = Of(id), Options = (with ?? (static options => options))(OptionList.Empty.WithPath("/3/0/0")) });

    /// <summary>The client answers what had that id.</summary>
    public Talk Gives(double at, CoapCode code, ushort id, int length = 1, Func<OptionList, OptionList>? with = null) => Add(at, Side.Client, new Message
    {
        Type = MessageType.Acknowledgement,
        Code = code,
        MessageId = id,
        Token = Of(id),
        Options = (with ?? (static options => options))(OptionList.Empty.WithContentFormat(ContentFormat.Text)),
        Payload = new byte[length],
    });

    public Talk Add(double at, Side by, Message message) => Octets(at, by, message.ToArray());

    public Talk Octets(double at, Side by, params byte[] octets)
    {
        var (from, to) = by == Side.Client ? (Client, Server) : (Server, Client);
        _datagrams.Add(new(TimeSpan.FromSeconds(at), from, to, octets));
        return this;
    }

    /// <summary>What a case says.</summary>
    public CaseRecord Judged(string id)
    {
        var test = Observed.Cases.Single(one => one.Id == id);
        var side = test.Iut == "client" ? Side.Client : Side.Server;
        var party = Party.Of(Overheard.Of(_datagrams, new TrafficTerms()).Conversations).Single(one => one.Side == side);
        return new PassiveJudge(Observed.Suite.Profile).Judge(test, party).Record;
    }

    public IReadOnlyList<string> Notes => [.. Overheard.Of(_datagrams, new TrafficTerms()).Conversations.Single().Messages.Select(message => message.Note)];

    public static Token Of(ushort id) => new(new byte[] { (byte)(id >> 8), (byte)id, 7 });
}
