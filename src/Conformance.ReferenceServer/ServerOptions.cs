using System.Globalization;
using System.Net;
using System.Text;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Security;

namespace Conformance.ReferenceServer;

/// <summary>The command line of the program.</summary>
public sealed class ServerOptions
{
    /// <summary>One line for each option, for people.</summary>
    public const string Usage =
        """
        --listen ADDRESS:PORT     where clients register (127.0.0.1:5683); they bootstrap 100 ports further
        --users ADDRESS:PORT      where users call over HTTP (127.0.0.1:8080)
        --secure ADDRESS:PORT     where clients register under DTLS with a pre-shared key; nowhere unless given
        --psk ENDPOINT=HEX        a client that may come there: its name, which is also its identity, and its key; several times for several
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
        ["--psk"] = (options, text) => AccountOf(text) is { } account && Take(() => options._accounts.Add(account)),
        ["--outstanding"] = (options, text) => IsCount(text, out var most) && Take(() => options.MostOutstanding = most),
        ["--campaign-limit"] = (options, text) => IsCount(text, out var most) && Take(() => options.MostUpdating = most),
        ["--advertise"] = (options, text) => Uri.TryCreate(text, UriKind.Absolute, out _) && Take(() => options.Advertise = text),
        ["--lwm2m"] = (options, text) => Every.Contains(text) && Take(() => options.Lwm2m = text),
        ["--refuse"] = (options, text) => Take(() => options._refused.Add(text)),
        ["--seed"] = (options, text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && Take(() => options.Seed = seed),
        ["--objects"] = (options, text) => Take(() => options.Objects = text),
        ["--fault"] = (options, text) => ServerFaults.Find(text) is { } fault && Take(() => options.Fault = fault),
    };

    private readonly List<string> _refused = [];
    private readonly List<ClientAccount> _accounts = [];

    public IPEndPoint Listen { get; private set; } = new(IPAddress.Loopback, 5683);

    /// <summary>Where clients bootstrap; a free port where <see cref="Listen"/> asks for one.</summary>
    public IPEndPoint Bootstrap => new(Listen.Address, Listen.Port == 0 ? 0 : Listen.Port + 100);

    public IPEndPoint Users { get; private set; } = new(IPAddress.Loopback, 8080);

    public IPEndPoint? Secure { get; private set; }

    /// <summary>Clients with a pre-shared key.</summary>
    public IReadOnlyList<ClientAccount> Accounts => _accounts;

    public int MostOutstanding { get; private set; } = 16;

    public int MostUpdating { get; private set; } = 8;

    public string? Advertise { get; private set; }

    public string Lwm2m { get; private set; } = "1.2";

    public IReadOnlyList<string> Versions => [.. Every.Where(version => string.CompareOrdinal(version, Lwm2m) <= 0)];

    public IReadOnlyList<string> Refused => _refused;

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
            if (name == "--no-packs")
            {
                options.Packs = false;
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

        if (options.Secure is null == options.Accounts.Count > 0)
        {
            error = "--secure and --psk: one without the other is of no use";
            return false;
        }

        return true;
    }

    private static bool IsCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;

    private static ClientAccount? AccountOf(string text)
    {
        if (text.LastIndexOf('=') is var at && (at <= 0 || at == text.Length - 1 || (text.Length - at) % 2 == 0 || !text[(at + 1)..].All(char.IsAsciiHexDigit)))
        {
            return null;
        }

        var name = text[..at];
        return new(name) { Key = new(Encoding.UTF8.GetBytes(name), Convert.FromHexString(text[(at + 1)..])) };
    }

    private static bool Take(Action take)
    {
        take();
        return true;
    }
}
