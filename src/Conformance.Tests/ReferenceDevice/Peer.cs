using System.Net;
using System.Text;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Simulation;
using Conformance.Wire;
using FluentAssertions;

namespace Conformance.Tests.ReferenceDevice;

/// <summary>A server that says yes, unless told otherwise, and remembers what it heard and when.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly Endpoint _endpoint;
    private readonly BlockwiseServer _blocks;

    public Peer(TimeProvider clock, InMemoryNetwork network, int port)
    {
        _clock = clock;
        Address = new IPEndPoint(IPAddress.Loopback, port);
        _endpoint = new Endpoint(network.Bind(Address), new EndpointSettings { Clock = clock, Random = new Random(port) });
        _blocks = new BlockwiseServer((request, _) => Task.FromResult(Take(request)), clock, sizeExponent: 6, limit: 1 << 20);
        _endpoint.RequestHandler = _blocks.HandleAsync;
    }

    public IPEndPoint Address { get; }

    public string Uri => $"coap://{Address}";

    /// <summary>Requests in order, with the time of arrival in seconds.</summary>
    public List<Heard> Requests { get; } = [];

    /// <summary>Answers in place of the ordinary yes.</summary>
    public Func<Heard, Reply?> Answer { get; set; } = static _ => null;

    /// <summary>Where the device was last heard from.</summary>
    public IPEndPoint? Device { get; set; }

    public double Now => _clock.Monotonic.TotalSeconds;

    public IEnumerable<Heard> Registers => Requests.Where(request => request.Line == "0.02 /rd");

    public IEnumerable<Heard> Updates => Requests.Where(request => request.Line.StartsWith("0.02 /rd/", StringComparison.Ordinal));

    public static string Text(Message message) => Encoding.UTF8.GetString(message.Payload.Span);

    public static IReadOnlyList<Link> Links(Message message)
    {
        LinkFormat.TryRead(message.Payload.Span, out var links, out var error).Should().BeTrue(error.ToString());
        return links;
    }

    /// <summary>Waits until the condition holds, looking every 10 ms.</summary>
    public async Task UntilAsync(Func<bool> condition, double within = 300)
    {
        var end = Now + within;
        while (!condition())
        {
            Now.Should().BeLessThan(end, "what is waited for should have happened by now");
            await Task.Delay(TimeSpan.FromMilliseconds(10), _clock);
        }
    }

    public Task RegisteredAsync(int times = 1) => UntilAsync(() => Registers.Count() >= times);

    public Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _clock);

    /// <summary>Sends a request to the device, block by block where needed, and returns the last response with the whole body.</summary>
    public async Task<Message> AskAsync(
        CoapCode code,
        string pathAndQuery,
        ReadOnlyMemory<byte> payload = default,
        ContentFormat? format = null,
        ContentFormat? accept = null,
        uint? observe = null,
        Token? token = null)
    {
        var outcome = await TryAskAsync(code, pathAndQuery, payload, format, accept, observe, token);
        var answered = outcome.Last.Should().BeOfType<Answered>().Subject;
        return answered.Response with { Payload = outcome.Body };
    }

    public Task<BlockwiseOutcome> TryAskAsync(
        CoapCode code,
        string pathAndQuery,
        ReadOnlyMemory<byte> payload = default,
        ContentFormat? format = null,
        ContentFormat? accept = null,
        uint? observe = null,
        Token? token = null)
    {
        var parts = pathAndQuery.Split('?', 2);
        var options = OptionList.Empty.WithPath(parts[0]).WithQueries(parts.Length > 1 ? parts[1].Split('&') : []);
        options = format is { } given ? options.WithContentFormat(given) : options;
        options = accept is { } wanted ? options.WithAccept(wanted) : options;
        options = observe is { } value ? options.WithObserve(value) : options;
        var request = new Request { Code = code, Options = options, Payload = payload, Token = token };
        return new BlockwiseClient(_endpoint).RequestAsync(Device!, request, 6, forceBlock1: false, within: null, CancellationToken.None);
    }

    public async Task<CoapCode> AskWithOptionAsync(string path, OptionNumber number)
    {
        var request = new Request { Code = CoapCode.Get, Options = OptionList.Empty.WithPath(path).WithUInt(number, 1) };
        var outcome = await _endpoint.RequestAsync(Device!, request, within: null, CancellationToken.None);
        return outcome.Should().BeOfType<Answered>().Subject.Response.Code;
    }

    public async Task<CoapCode> CodeOfAsync(CoapCode code, string path, string? text = null, ContentFormat? format = null) =>
        text is null
            ? (await AskAsync(code, path, format: format)).Code
            : (await AskAsync(code, path, Encoding.UTF8.GetBytes(text), format ?? ContentFormat.Text)).Code;

    public async Task<string> ReadAsync(string path) => Text(await AskAsync(CoapCode.Get, path));

    public Task<Message> JsonAsync(CoapCode code, string path, string json, ContentFormat? format = null) =>
        AskAsync(code, path, Encoding.UTF8.GetBytes(json), format ?? ContentFormat.SenmlJson);

    /// <summary>Observes and collects what is notified, with the time of arrival in seconds.</summary>
    public async Task<Watch> ObserveAsync(string path, ContentFormat? accept = null, string? compositeJson = null, bool rejects = false)
    {
        var watch = new Watch(_endpoint.DrawToken());
        _endpoint.Observe(Device!, watch.Token, notification =>
        {
            watch.Add(notification);
            return !rejects;
        });
        var paths = compositeJson is null ? null : Encoding.UTF8.GetBytes(compositeJson);
        watch.First = paths is null
            ? await AskAsync(CoapCode.Get, path, accept: accept, observe: 0, token: watch.Token)
            : await AskAsync(CoapCode.Fetch, path, paths, ContentFormat.SenmlJson, accept, observe: 0, token: watch.Token);
        watch.StartedAt = Now;
        watch.All.Clear();
        return watch;
    }

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private Reply Take(IncomingRequest request)
    {
        Device = request.Remote;
        var heard = new Heard(request.ReceivedAt.TotalSeconds, request.Message, request.Remote);
        Requests.Add(heard);
        return Answer(heard) ?? Ordinary(request.Message);
    }

    private static Reply Ordinary(Message request) => request.Options.Path switch
    {
        "/rd" => new Reply { Code = CoapCode.Created, Options = OptionList.Empty.WithLocationPath("/rd/a/1") },
        _ when request.Code == CoapCode.Delete => Reply.Of(CoapCode.Deleted),
        _ => Reply.Of(CoapCode.Changed),
    };

    internal sealed record Heard(double At, Message Message, IPEndPoint Remote)
    {
        /// <summary>Code and path, as <c>0.02 /rd</c>.</summary>
        public string Line => $"{Message.Code} {Message.Options.Path}";

        public IReadOnlyList<string> Queries => Message.Options.Queries;
    }

    internal sealed class Watch(Token token)
    {
        public Token Token => token;

        public Message First { get; set; } = null!;

        public double StartedAt { get; set; }

        public List<Notification> All { get; } = [];

        /// <summary>Arrivals in seconds since the observation began.</summary>
        public IEnumerable<double> Times => All.Select(one => Math.Round(one.ReceivedAt.TotalSeconds - StartedAt, 2));

        public IEnumerable<string> Texts => All.Select(one => Text(one.Message));

        public void Add(Notification notification) => All.Add(notification);
    }
}
