using System.Globalization;
using System.Net;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer;

/// <summary>The command line of the program.</summary>
public sealed class ServerOptions
{
    /// <summary>One line for each option, for people.</summary>
    public const string Usage =
        """
        --listen ADDRESS:PORT     where clients register (127.0.0.1:5683)
        --tcp                     takes connections there besides datagrams
        --bootstrap ADDRESS:PORT  where clients bootstrap; 100 ports further unless given
        --users ADDRESS:PORT      where users call over HTTP (127.0.0.1:8080)
        --secure ADDRESS:PORT     where clients register under DTLS; nowhere unless given
        --enrol ADDRESS:PORT      where clients enrol under DTLS (EST); nowhere unless given
        --psk ENDPOINT=KEY        a client that may come there with a pre-shared key: its name, which is also its identity, and the key in hex digits,
                                  or a file with IDENTITY:HEX; several times for several
        --rpk ENDPOINT=FILE       a client that may come there with a raw public key: its name, and a PEM file with the key; several times for several
        --ca FILE                 PEM file with the root that certificates of clients lead to; their common name is the endpoint
        --cert FILE               PEM file with the certificate of the server, and the chain after it
        --key FILE                PEM file with the private key of the server, for its certificate and as its raw key
        --keylog FILE             the secrets of handshakes are appended to it, for Wireshark and for 'observe --keys'
        --advertise URI           what a bootstrapped client is told instead of the address it listens on
        --lwm2m VERSION           the newest enabler version it has: 1.0, 1.1 or 1.2 (the default)
        --refuse ENDPOINT         an endpoint that is not let in; several times for several
        --no-packs                gives no bootstrap packs
        --outstanding N           how many requests may be open at once in the network behind one address (16)
        --campaign-limit N        how many clients of one network a campaign has fetching its image at once (8)
        --seed N                  seed of everything random
        --objects DIR             folder of object facts
        --fault ID                does one thing wrong on purpose (conformance faults lists them)
        """;

    private static readonly string[] Every = ["1.0", "1.1", "1.2"];

    private static readonly Dictionary<string, Func<ServerOptions, string, bool>> Valued = new(StringComparer.Ordinal)
    {
        ["--listen"] = (options, text) => IPEndPoint.TryParse(text, out var place) && Take(() => options.Listen = place),
        ["--users"] = (options, text) => IPEndPoint.TryParse(text, out var place) && Take(() => options.Users = place),
        ["--secure"] = (options, text) => IPEndPoint.TryParse(text, out var place) && Take(() => options.Secure = place),
        ["--bootstrap"] = (options, text) => IPEndPoint.TryParse(text, out var place) && Take(() => options._bootstrap = place),
        ["--enrol"] = (options, text) => IPEndPoint.TryParse(text, out var place) && Take(() => options.Enrolment = place),
        ["--psk"] = (options, text) => Split(text) is { } pair && Take(() => options._keys.Add(pair)),
        ["--rpk"] = (options, text) => Split(text) is { } pair && Take(() => options._publicKeys.Add(pair)),
        ["--keylog"] = (options, text) => Take(() => options.KeyLog = text),
        ["--ca"] = (options, text) => Take(() => options.Authority = text),
        ["--cert"] = (options, text) => Take(() => options.Certificate = text),
        ["--key"] = (options, text) => Take(() => options.Key = text),
        ["--outstanding"] = (options, text) => IsCount(text, out var most) && Take(() => options.MostOutstanding = most),
        ["--campaign-limit"] = (options, text) => IsCount(text, out var most) && Take(() => options.MostUpdating = most),
        ["--advertise"] = (options, text) => Uri.TryCreate(text, UriKind.Absolute, out _) && Take(() => options.Advertise = text),
        ["--lwm2m"] = (options, text) => Every.Contains(text) && Take(() => options.Lwm2m = text),
        ["--refuse"] = (options, text) => Take(() => options._refused.Add(text)),
        ["--seed"] = (options, text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && Take(() => options.Seed = seed),
        ["--objects"] = (options, text) => Take(() => options.Objects = text),
        ["--fault"] = (options, text) => ServerFaults.Find(text) is { } fault && Take(() => options.Fault = fault),
    };

    private static readonly Dictionary<string, Action<ServerOptions>> Bare = new(StringComparer.Ordinal)
    {
        ["--no-packs"] = options => options.Packs = false,
        ["--tcp"] = options => options.Tcp = true,
    };

    private readonly List<string> _refused = [];
    private readonly List<(string Endpoint, string Key)> _keys = [];
    private readonly List<(string Endpoint, string File)> _publicKeys = [];
    private IPEndPoint? _bootstrap;

    public IPEndPoint Listen { get; private set; } = new(IPAddress.Loopback, 5683);

    /// <summary>Where clients bootstrap; a free port where <see cref="Listen"/> asks for one.</summary>
    public IPEndPoint Bootstrap => _bootstrap ?? new(Listen.Address, Listen.Port == 0 ? 0 : Listen.Port + 100);

    public IPEndPoint Users { get; private set; } = new(IPAddress.Loopback, 8080);

    public IPEndPoint? Secure { get; private set; }

    public IPEndPoint? Enrolment { get; private set; }

    /// <summary>Clients with a pre-shared key: hex digits, or a file.</summary>
    public IReadOnlyList<(string Endpoint, string Key)> Keys => _keys;

    /// <summary>Clients with a raw public key.</summary>
    public IReadOnlyList<(string Endpoint, string File)> PublicKeys => _publicKeys;

    /// <summary>File of the root that certificates of clients lead to.</summary>
    public string? Authority { get; private set; }

    public string? Certificate { get; private set; }

    /// <summary>File of its private key.</summary>
    public string? Key { get; private set; }

    public string? KeyLog { get; private set; }

    public int MostOutstanding { get; private set; } = 16;

    public int MostUpdating { get; private set; } = 8;

    public string? Advertise { get; private set; }

    public string Lwm2m { get; private set; } = "1.2";

    public IReadOnlyList<string> Versions => [.. Every.Where(version => string.CompareOrdinal(version, Lwm2m) <= 0)];

    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Whether connections are taken where clients register.</summary>
    public bool Tcp { get; private set; }

    public bool Packs { get; private set; } = true;

    public int Seed { get; private set; } = 1;

    public string Objects { get; private set; } = Path.Combine("profiles", "objects");

    public Fault? Fault { get; private set; }

    /// <param name="error">On failure, what was found and what was required.</param>
    public static bool TryParse(IReadOnlyList<string> arguments, out ServerOptions options, out string error)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        (options, error) = (new(), string.Empty);
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            if (Bare.TryGetValue(name, out var say))
            {
                say(options);
            }
            else if (!Valued.TryGetValue(name, out var take))
            {
                error = $"'{name}' is no option; known are\n{Usage}";
                return false;
            }
            else if (++at == arguments.Count || !take(options, arguments[at]))
            {
                error = $"{name} {(at < arguments.Count ? $"'{arguments[at]}'" : "without a value")}; known are\n{Usage}";
                return false;
            }
        }

        error = Contradiction(options) ?? string.Empty;
        return error.Length == 0;
    }

    private static string? Contradiction(ServerOptions options) => options switch
    {
        { Secure: null, IsKnowing: true } => "--psk, --rpk and --ca are of no use without --secure",
        { Secure: not null, IsKnowing: false } => "--secure needs clients that may come there: --psk, --rpk or --ca",
        { Key: null, Certificate: not null } => "--cert needs --key",
        { Key: null, PublicKeys.Count: > 0 } => "--rpk needs the key of the server: --key",
        { Certificate: null, Authority: not null } => "--ca needs the certificate of the server: --cert and --key",
        { Certificate: null, Enrolment: not null } => "--enrol needs the certificate of the server: --cert and --key",
        _ => null,
    };

    /// <summary>Whether it knows any client by a credential.</summary>
    private bool IsKnowing => Keys.Count > 0 || PublicKeys.Count > 0 || Authority is not null;

    private static bool IsCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;

    private static (string Name, string Value)? Split(string text) =>
        text.LastIndexOf('=') is > 0 and var at && at < text.Length - 1 ? (text[..at], text[(at + 1)..]) : null;

    private static bool Take(Action take)
    {
        take();
        return true;
    }
}
