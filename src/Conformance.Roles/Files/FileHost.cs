using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Dtls.Transport;
using Conformance.Wire.Web;

namespace Conformance.Roles.Files;

/// <summary>The file host of the bench: gives files away over CoAP, CoAPS, HTTP and HTTPS as it is told, and records who fetches what. It judges nothing.</summary>
public sealed class FileHost : IAsyncDisposable
{
    private readonly Endpoint _endpoint;
    private readonly RoleSettings _settings;
    private readonly Dictionary<string, Shelved> _files = new(StringComparer.Ordinal);
    private readonly List<IWebHost> _webs = [];

    /// <param name="endpoint">Belongs to the role from now on.</param>
    public FileHost(Endpoint endpoint, RoleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(settings);

        (_endpoint, _settings) = (endpoint, settings);
        endpoint.RequestHandler = AnswerAsync;
        endpoint.Trace = passed => Trace?.Invoke(new(settings.Name, passed, string.Empty));
    }

    /// <summary>What files are asked for below, over CoAP.</summary>
    public Uri Coap => _settings.Uri;

    /// <summary>The same over CoAPS; <see langword="null"/> where there is none.</summary>
    public Uri? Coaps { get; init; }

    /// <summary>The same over HTTP; <see langword="null"/> where there is none.</summary>
    public Uri? Http { get; private set; }

    /// <summary>The same over HTTPS; <see langword="null"/> where there is none.</summary>
    public Uri? Https { get; private set; }

    /// <summary>All of them, by scheme.</summary>
    public IReadOnlyDictionary<string, Uri> Uris => new[] { Coap, Coaps, Http, Https }.OfType<Uri>().ToDictionary(uri => uri.Scheme, StringComparer.Ordinal);

    /// <summary>Sees everything sent and received over CoAP and CoAPS.</summary>
    public Action<RoleTrace>? Trace { get; set; }

    /// <summary>Gets exceptions of the role itself: harness bugs.</summary>
    public Action<Exception>? Faulted
    {
        get => _endpoint.Faulted;
        set => _endpoint.Faulted = value;
    }

    /// <summary>Answers over HTTP as well.</summary>
    /// <param name="local">Where to listen.</param>
    /// <param name="advertised">What it is called, given where it listens.</param>
    /// <exception cref="IOException">The address cannot be bound.</exception>
    public async Task OpenWebAsync(IWebListener listener, IPEndPoint local, Func<IPEndPoint, Uri> advertised)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(advertised);

        var web = await listener.ListenAsync(local, ask => Task.FromResult(Answer(ask)));
        _webs.Add(web);
        Http = advertised(web.LocalEndPoint);
    }

    /// <summary>Answers over HTTPS as well; who asks there in clear gets nothing.</summary>
    /// <param name="shows">What it shows, asked for each handshake.</param>
    /// <inheritdoc cref="OpenWebAsync"/>
    public async Task OpenSecuredWebAsync(IWebListener listener, IPEndPoint local, Func<IPEndPoint, Uri> advertised, Func<WebCredential> shows)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(advertised);

        var web = await listener.ListenAsync(local, ask => Task.FromResult(AnswerSecured(ask)), new(shows, Greeted));
        _webs.Add(web);
        Https = advertised(web.LocalEndPoint);
    }

    /// <summary>Puts a file in place of an earlier one of that path.</summary>
    /// <param name="path">With a slash in front.</param>
    public void Publish(string path, PublishedFile file) => _files[path] = new(file);

    public async ValueTask DisposeAsync()
    {
        foreach (var web in _webs)
        {
            await web.DisposeAsync();
        }

        await _endpoint.DisposeAsync();
    }

    private async Task<Reply> AnswerAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        var path = request.Message.Options.Path;
        if (request.Message.Code != CoapCode.Get)
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        var (asked, over) = (CoapServing.AskedFor(request.Message), request.Remote is SecurePeer ? FetchEvent.Coaps : FetchEvent.Coap);
        Append(new FetchEvent(_settings.Log.Next, _settings.Name, request.ReceivedAt, request.Remote, path, over, asked.Offset, asked.Size));
        if (_files.GetValueOrDefault(path) is not { } shelved)
        {
            return Reply.Of(CoapCode.NotFound);
        }

        if (shelved.Cuts(asked.Offset))
        {
            return Reply.None;
        }

        await Task.Delay(shelved.File.Every, _settings.Clock, cancellationToken);
        return CoapServing.Reply(shelved.File, asked);
    }

    private WebAnswer AnswerSecured(WebAsk ask)
    {
        if (!ask.IsInClear)
        {
            return Answer(ask, FetchEvent.Https);
        }

        Note(ask, FetchEvent.Http);
        return WebServing.Refusal(CoapCode.BadRequest);
    }

    private void Note(WebAsk ask, string over)
    {
        var offset = WebServing.OffsetOf(ask);
        Show(ask.At, ask.Remote, over.ToUpperInvariant(), offset == 0 ? $"{ask.Method} {ask.Path}" : $"{ask.Method} {ask.Path} from octet {offset}", string.Empty);
        Append(new FetchEvent(_settings.Log.Next, _settings.Name, ask.At, ask.Remote, ask.Path, over, offset, BlockSize: null));
    }

    private void Greeted(WebGreeting greeting) =>
        Show(greeting.At, greeting.Remote, "TLS", greeting.Failure is null ? "handshake" : "no handshake", greeting.Failure ?? string.Empty);

    private void Show(TimeSpan at, IPEndPoint remote, string over, string said, string detail) =>
        Trace?.Invoke(new(_settings.Name, new(at, Sent: false, remote, default, null, default, over), detail) { Said = said });

    private WebAnswer Answer(WebAsk ask, string over = FetchEvent.Http)
    {
        Note(ask, over);
        return _files.GetValueOrDefault(ask.Path) is { } shelved
            ? WebServing.Answer(shelved.File, ask, cuts: shelved.File.CutAt is not null && shelved.Cuts(long.MaxValue))
            : WebServing.Refusal(CoapCode.NotFound);
    }

    private void Append(FetchEvent fetch) => _settings.Log.Append(fetch);

    /// <summary>A file, and how often it was cut.</summary>
    private sealed class Shelved(PublishedFile file)
    {
        private int _cuts;

        public PublishedFile File => file;

        /// <summary>Whether nothing comes from an octet on.</summary>
        public bool Cuts(long offset) => file.CutAt is { } from && offset >= from && _cuts++ < file.Cuts;
    }
}
