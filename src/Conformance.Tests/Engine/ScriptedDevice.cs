using System.Net;
using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Control;
using Conformance.Model;
using Outcome = Conformance.Coap.Transmission.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>A device that does what a test makes it do, truths and lies alike, with the hand on it.</summary>
internal sealed class ScriptedDevice(Plot plot) : IDeviceControl
{
    private ControlTarget? _target;
    private Endpoint? _endpoint;

    public IReadOnlySet<DeviceAction> Actions => plot.Actions;

    public Observer Observer => Observer.Adapter;

    public Action<string>? Died { get; set; }

    /// <summary>Requests that reached it, in order.</summary>
    public List<Message> Asked { get; } = [];

    /// <summary>Responses to its own requests, in order.</summary>
    public List<Outcome> Answers { get; } = [];

    /// <summary>Token of the last Observe on a path.</summary>
    public Dictionary<string, Token> Observers { get; } = new(StringComparer.Ordinal);

    public string Location { get; private set; } = "";

    private Endpoint Endpoint => _endpoint ?? throw new InvalidOperationException("the device is off");

    public IPEndPoint Server => At(_target!.Server);

    /// <summary>Where the second server is, as an account would say.</summary>
    public IPEndPoint Second => new(_target!.World.Roles.Second, _target.World.Roles.Port);

    /// <summary>Whether it was not switched off again.</summary>
    public bool IsOn => _endpoint is not null;

    public ScriptedDevice On(ControlTarget target)
    {
        _target = target;
        return this;
    }

    public async Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken)
    {
        plot.Pressed.Add($"{DeviceActions.NameOf(action)} {arguments}".TrimEnd());
        if (plot.Act(this, action, arguments) is { } result)
        {
            await Pass(plot.Holding.TotalSeconds);
            return result;
        }

        switch (action)
        {
            case DeviceAction.Start or DeviceAction.StartFresh:
                SwitchOn();
                break;
            case DeviceAction.Stop:
                await DisposeAsync();
                break;
        }

        return ActionResult.Ok;
    }

    /// <summary>Runs its life on the loop; what it throws is the test's own mistake and kills it.</summary>
    public void SwitchOn()
    {
        _endpoint = new(_target!.World.Bind(new(IPAddress.Loopback, 0)), new() { Clock = _target.World.Clock, Random = new(7) })
        {
            RequestHandler = (request, _) => AnswerAsync(request.Message),
            ResetReceived = (_, _) => plot.Pressed.Add("reset received"),
            UnmatchedResponse = (_, _, _) => true,
        };
        _ = LiveAsync();
    }

    public ValueTask DisposeAsync()
    {
        var closing = _endpoint;
        _endpoint = null;
        return closing?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    public Task Pass(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _target!.World.Clock);

    public async Task RegisterAsync(string links = "</1/0>,</3/0>", string? query = null)
    {
        if (await SayAsync(CoapCode.Post, "/rd", query ?? $"ep={Stage.EndpointName}&lt=300&lwm2m=1.1&b=U", links, ContentFormat.LinkFormat) is Answered answered)
        {
            Location = answered.Response.Options.LocationPath ?? Location;
        }
    }

    public Task UpdateAsync(string query = "") => SayAsync(CoapCode.Post, Location, query);

    public Task BootstrapAsync() => SayAsync(CoapCode.Post, "/bs", $"ep={Stage.EndpointName}", bootstrap: true);

    public async Task<Outcome> SayAsync(
        CoapCode code, string path, string query = "", string body = "", ContentFormat? format = null, bool bootstrap = false, IPEndPoint? to = null)
    {
        var options = OptionList.Empty.WithPath(path).WithQueries(query.Split('&', StringSplitOptions.RemoveEmptyEntries));
        var request = new Request
        {
            Code = code,
            Options = format is { } given ? options.WithContentFormat(given) : options,
            Payload = Encoding.UTF8.GetBytes(body),
        };
        var outcome = await Endpoint.RequestAsync(to ?? (bootstrap ? At(_target!.Bootstrap) : Server), request, TimeSpan.FromSeconds(60), CancellationToken.None);
        Answers.Add(outcome);
        return outcome;
    }

    /// <summary>One block of a Register.</summary>
    public Task<Outcome> BlockAsync(Block block, byte[] payload) => Endpoint.RequestAsync(
        Server,
        new()
        {
            Code = CoapCode.Post,
            Options = OptionList.Empty.WithPath("/rd").WithQueries([$"ep={Stage.EndpointName}", "lt=300", "lwm2m=1.1", "b=U"])
                .WithContentFormat(ContentFormat.LinkFormat).WithBlock1(block),
            Payload = payload,
        },
        TimeSpan.FromSeconds(5),
        CancellationToken.None);

    public Task<Outcome> NotifyAsync(string path, string text, uint observe, bool confirmable = true)
    {
        var reply = Plot.Content(text, observe);
        return Endpoint.SendAsync(
            Server,
            new()
            {
                Type = confirmable ? MessageType.Confirmable : MessageType.NonConfirmable,
                Code = reply.Code,
                Token = Observers[path],
                Options = reply.Options,
                Payload = reply.Payload,
            },
            drawMessageId: true,
            CancellationToken.None);
    }

    /// <summary>Fetches a file from where a URI says, over CoAP or HTTP.</summary>
    public Task FetchAsync(Uri uri) => uri.Scheme == Uri.UriSchemeHttp
        ? _target!.World.Fetch!.GetAsync(uri, new Dictionary<string, string> { ["Range"] = "bytes=2-" }, CancellationToken.None)
        : SayAsync(CoapCode.Get, uri.AbsolutePath, to: At(uri));

    public void SendOctets(string hex) => SendOctets(Convert.FromHexString(hex));

    public void SendOctets(byte[] octets) => Endpoint.SendOctets(Server, octets);

    /// <summary>Somebody else on the same network.</summary>
    public Endpoint Stranger() => new(_target!.World.Bind(new(IPAddress.Loopback, 0)), new() { Clock = _target.World.Clock, Random = new(8) });

    public void StrangerSends(string hex) => Stranger().SendOctets(Server, Convert.FromHexString(hex));

    public Task<Outcome> StrangerAsksAsync(CoapCode code, string path, string query) => Stranger().RequestAsync(
        Server, new() { Code = code, Options = OptionList.Empty.WithPath(path).WithQueries(query.Split('&')) }, TimeSpan.FromSeconds(5), CancellationToken.None);

    private static IPEndPoint At(Uri uri) => new(IPAddress.Parse(uri.Host), uri.Port);

    private async Task<Reply> AnswerAsync(Message request)
    {
        Asked.Add(request);
        if (request.Options.Observe == 0)
        {
            Observers[request.Options.Path] = request.Token;
        }

        return await plot.Answer(this, request);
    }

    private async Task LiveAsync()
    {
        try
        {
            await plot.Life(this);
        }
        catch (OperationCanceledException)
        {
            // switched off in the middle of something
        }
        catch (InvalidOperationException) when (_endpoint is null)
        {
            // the same, a moment later
        }
    }
}
