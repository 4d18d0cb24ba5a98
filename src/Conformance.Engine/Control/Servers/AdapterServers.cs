using System.Net;
using System.Net.Sockets;
using Conformance.Engine.Running;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Control.Servers;

/// <summary>The adapters of servers that need nothing but a file: rest, script, stdin, operator.</summary>
public sealed class AdapterServers : IServerControls
{
    private const int CoapPort = 5683;
    private const int CoapsPort = 5684;

    private readonly ControlDescription _description;
    private readonly ServerPlace _place;
    private readonly Func<string, CancellationToken, Task<OperatorAnswer>>? _ask;

    private AdapterServers(ControlDescription description, ServerPlace place, Func<string, CancellationToken, Task<OperatorAnswer>>? ask)
    {
        (_description, _place, _ask) = (description, place, ask);
        Asks = AsksOf(description);
        Tells = TellsOf(description);
    }

    public IReadOnlySet<ServerAsk> Asks { get; }

    public IReadOnlySet<ServerTold> Tells { get; }

    public bool Starts => _description.Adapter is "rest" or "stdin" && _description.Settings.ContainsKey("command");

    /// <returns><see langword="null"/> and a reason when the adapter is none of these, or lacks what it needs.</returns>
    public static AdapterServers? TryCreate(
        ControlDescription description, Func<string, CancellationToken, Task<OperatorAnswer>>? ask, out string reason)
    {
        ArgumentNullException.ThrowIfNull(description);

        var settings = description.Settings;
        reason = description.Adapter switch
        {
            "rest" when !IsWebAddress(StartedServerControl.WithoutPorts(settings.GetValueOrDefault("url", string.Empty))) => "the adapter 'rest' needs the key 'url', http://HOST[:PORT]/PATH",
            "script" when string.IsNullOrWhiteSpace(settings.GetValueOrDefault("command")) => "the adapter 'script' needs the key 'command'",
            "stdin" when string.IsNullOrWhiteSpace(settings.GetValueOrDefault("command")) => "the adapter 'stdin' needs the key 'command'",
            "operator" when ask is null => "the adapter 'operator' needs a terminal to ask on",
            "rest" or "script" or "stdin" or "operator" => Unknown(settings) ?? string.Empty,
            _ => $"there is no adapter '{description.Adapter}' for servers",
        };
        if (reason.Length > 0)
        {
            return null;
        }

        var portless = settings.ToDictionary(one => one.Key, one => StartedServerControl.WithoutPorts(one.Value));
        return PlacesOf(portless, out reason) is { } place ? new(description, place, ask) : null;
    }

    /// <summary>Where the server is, as its file says.</summary>
    /// <returns><see langword="null"/> and a reason when an address is missing, or none.</returns>
    internal static ServerPlace? PlacesOf(IReadOnlyDictionary<string, string> settings, out string reason)
    {
        // Of a bootstrap or enrolment server alone there is no such place, and no case that looks for it applies.
        var only = settings.ContainsKey("server") ? null : PlaceOf(settings.GetValueOrDefault("bootstrap")) ?? PlaceOf(settings.GetValueOrDefault("enrolment"), "coaps", CoapsPort);
        if ((PlaceOf(settings.GetValueOrDefault("server")) ?? only) is not { } server)
        {
            reason = "the key 'server' says where clients register, coap://HOST[:PORT], or 'bootstrap' or 'enrolment' what the server is for alone";
            return null;
        }

        var bootstrap = settings.GetValueOrDefault("bootstrap");
        if (bootstrap is not null && PlaceOf(bootstrap) is null)
        {
            reason = $"'{bootstrap}' is no place where clients bootstrap: coap://HOST[:PORT]";
            return null;
        }

        var (secure, enrolment) = (settings.GetValueOrDefault("secure"), settings.GetValueOrDefault("enrolment"));
        if (new[] { secure, enrolment }.FirstOrDefault(uri => uri is not null && PlaceOf(uri, "coaps", CoapsPort) is null) is { } strange)
        {
            reason = $"'{strange}' is no place where clients speak DTLS: coaps://HOST[:PORT]";
            return null;
        }

        reason = string.Empty;
        return new(server, PlaceOf(bootstrap)) { Registers = only is null, Secure = PlaceOf(secure, "coaps", CoapsPort), Enrolment = PlaceOf(enrolment, "coaps", CoapsPort) };
    }

    public IServerControl Create(ServerTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return _description.Adapter switch
        {
            "rest" when Starts => new StartedServerControl(_description, target),
            "rest" => new RestControl(_description, new Uri(_description.Settings["url"]), _place, target.World.Calls) { Facts = target.Facts },
            "script" => new ScriptServerControl(_description, _place),
            "stdin" => new ConsoleServerControl(_description, _place, target.World.Clock),
            _ => new OperatorServerControl(_place, _ask!),
        };
    }

    private static bool IsWebAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";

    // What is declared call by call can do just that; the generic interface, a script and a person can be asked anything unless 'asks' says less.
    private static HashSet<ServerAsk> AsksOf(ControlDescription description)
    {
        var named = Words(description.Settings).ToList();
        var words = named.Count > 0 ? named : description.Adapter == "stdin" ? [] : ServerAsks.Names;
        return [.. words.Select(word => ServerAsks.TryParse(word, out var ask) ? ask : (ServerAsk?)null).OfType<ServerAsk>()];
    }

    private static HashSet<ServerTold> TellsOf(ControlDescription description) => description.Adapter switch
    {
        "rest" when description.Settings.Keys.Any(key => key.StartsWith("answer.", StringComparison.Ordinal)) =>
        [
            .. Declared(description, "answer.code", ServerTold.Code), .. Declared(description, "answer.value", ServerTold.Values), .. Declared(description, "answer.nodes", ServerTold.Values), .. Declared(description, "answer.error", ServerTold.Error),
        ],
        "stdin" => [.. Declared(description, "code-pattern", ServerTold.Code)],
        "operator" => [ServerTold.Error],
        _ when Told(description.Settings).ToList() is { Count: > 0 } words => [.. words.Select(Enum.Parse<ServerTold>)],
        _ => [.. Enum.GetValues<ServerTold>()],
    };

    private static IEnumerable<ServerTold> Declared(ControlDescription description, string key, ServerTold told) =>
        description.Settings.ContainsKey(key) ? [told] : [];

    private static string? Unknown(IReadOnlyDictionary<string, string> settings) =>
        Words(settings).FirstOrDefault(word => !ServerAsks.TryParse(word, out _)) is { } asked ? $"'{asked}' is nothing that a server can be asked"
        : Told(settings).FirstOrDefault(word => !Enum.TryParse<ServerTold>(word, out _)) is { } told
            ? $"'{told.ToLowerInvariant()}' is nothing that a server tells: {string.Join(", ", Enum.GetNames<ServerTold>()).ToLowerInvariant()}"
        : null;

    /// <summary>The words of <c>tells</c>, as the enumeration has them.</summary>
    private static IEnumerable<string> Told(IReadOnlyDictionary<string, string> settings) =>
        settings.GetValueOrDefault("tells", string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]);

    private static IEnumerable<string> Words(IReadOnlyDictionary<string, string> settings) => settings.Keys
        .Where(key => key.StartsWith("calls.", StringComparison.Ordinal) || key.StartsWith("lines.", StringComparison.Ordinal))
        .Select(key => key[6..])
        .Concat(settings.GetValueOrDefault("asks", string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IPEndPoint? PlaceOf(string? uri, string scheme = "coap", int usualPort = CoapPort)
    {
        if (uri is null || !Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || parsed.Scheme != scheme)
        {
            return null;
        }

        var port = parsed.Port >= 0 ? parsed.Port : usualPort;
        if (IPAddress.TryParse(parsed.DnsSafeHost, out var address))
        {
            return new(address, port);
        }

        try
        {
            return Dns.GetHostAddresses(parsed.DnsSafeHost).FirstOrDefault() is { } found ? new(found, port) : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
