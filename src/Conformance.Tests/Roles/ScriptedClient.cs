using System.Net;
using System.Text;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.Tests.Roles;

/// <summary>A client that says what the test makes it say.</summary>
internal sealed class ScriptedClient
{
    private readonly Endpoint _endpoint;
    private readonly IPEndPoint _server;
    private readonly IPEndPoint _bootstrap;

    public ScriptedClient(Endpoint endpoint, IPEndPoint server, IPEndPoint bootstrap)
    {
        (_endpoint, _server, _bootstrap) = (endpoint, server, bootstrap);
        _endpoint.RequestHandler = (request, _) =>
        {
            Asked.Add(request.Message);
            return Task.FromResult(Answer(request.Message));
        };
    }

    public IPEndPoint Address => _endpoint.LocalEndPoint;

    /// <summary>Requests that reached the client.</summary>
    public List<Message> Asked { get; } = [];

    public Func<Message, Reply> Answer { get; set; } = _ => Reply.Of(CoapCode.NotFound);

    /// <summary>The last request as octets, with message id 0 and without its token.</summary>
    public string LastAsked => Convert.ToHexString((Asked[^1] with { MessageId = 0, Token = Token.Empty }).ToArray());

    public static Reply Content(string text, ContentFormat format, uint? observe = null)
    {
        var options = OptionList.Empty.WithContentFormat(format);
        return new()
        {
            Code = CoapCode.Content,
            Options = observe is { } value ? options.WithObserve(value) : options,
            Payload = Encoding.UTF8.GetBytes(text),
        };
    }

    public Task<Outcome> AskAsync(
        CoapCode code, string path, string query = "", string body = "", ContentFormat? format = null, bool bootstrap = false) =>
        _endpoint.RequestAsync(
            bootstrap ? _bootstrap : _server, RequestOf(code, path, query, body, format), TimeSpan.FromSeconds(60), CancellationToken.None);

    /// <returns>The response.</returns>
    public async Task<Message> SayAsync(
        CoapCode code, string path, string query = "", string body = "", ContentFormat? format = null, bool bootstrap = false) =>
        ((Answered)await AskAsync(code, path, query, body, format, bootstrap)).Response;

    /// <returns>The location.</returns>
    public async Task<string> RegisterAsync(string links = "</1/0>,</3/0>", string query = $"ep={Bench.EndpointName}&lt=60&lwm2m=1.1&b=U")
    {
        var response = await SayAsync(CoapCode.Post, "/rd", query, links, ContentFormat.LinkFormat);
        return response.Options.LocationPath ?? "";
    }

    public Task<BlockwiseOutcome> AskInBlocksAsync(CoapCode code, string path, string query, string body, ContentFormat format) =>
        new BlockwiseClient(_endpoint).RequestAsync(
            _server, RequestOf(code, path, query, body, format), sizeExponent: 2, forceBlock1: true, within: null, CancellationToken.None);

    /// <summary>Sends a response that answers no open request, such as a notification.</summary>
    public Task<Outcome> RespondAsync(Token token, Reply reply, bool confirmable = true) => _endpoint.SendAsync(
        _server,
        new()
        {
            Type = confirmable ? MessageType.Confirmable : MessageType.NonConfirmable,
            Code = reply.Code,
            Token = token,
            Options = reply.Options,
            Payload = reply.Payload,
        },
        drawMessageId: true,
        CancellationToken.None);

    public void SendOctets(string hex) => _endpoint.SendOctets(_server, Convert.FromHexString(hex));

    private static Request RequestOf(CoapCode code, string path, string query, string body, ContentFormat? format)
    {
        var options = OptionList.Empty.WithPath(path).WithQueries(query.Split('&', StringSplitOptions.RemoveEmptyEntries));
        return new()
        {
            Code = code,
            Options = format is { } given ? options.WithContentFormat(given) : options,
            Payload = Encoding.UTF8.GetBytes(body),
        };
    }
}
