using System.Globalization;
using System.Net;
using Conformance.Dtls.Credentials;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Objects;

namespace Conformance.ReferenceDevice;

/// <summary>The command line of the executable.</summary>
public sealed class DeviceOptions
{
    /// <summary>One line for each option, for people.</summary>
    public const string Usage =
        """
        --server URI       register with this server (coap:// or coap+tcp://host:port, or coaps:// with one of the credentials below)
        --bootstrap URI    bootstrap from this server (coap:// or coaps://)
        --tcp              connections besides datagrams; goes without saying with a server at coap+tcp://
        --psk KEY          pre-shared key, IDENTITY:HEX
        --cert FILE        PEM file with the certificate of the device
        --rpk              raw public keys in place of certificates, on both sides
        --key FILE         PEM file with the private key to the certificate, or to the raw public key
        --ca FILE          PEM file with the certificate of the server; with --rpk, its public key
        --endpoint NAME    endpoint client name
        --lifetime N       registration lifetime in seconds
        --lwm2m VERSION    1.0, 1.1 (the default) or 1.2
        --seed N           seed of everything random
        --queue            queue mode
        --role NAME        in the mesh: router (the default), leaf or border-router
        --pan-timeout N    seconds without a parent until that is a failure
        --join-spread N    the first registration waits for up to this many seconds
        --drift            sensors change by themselves
        --more-objects     objects of a modem, of applications and of tests besides
        --local ADDRESS    local address to bind
        --objects DIR      folder of object facts
        --fault ID         does one thing wrong on purpose (conformance faults lists them)
        """;

    private static readonly Dictionary<string, MeshRole> Roles = new(StringComparer.Ordinal)
    {
        ["router"] = MeshRole.Router,
        ["leaf"] = MeshRole.Leaf,
        ["border-router"] = MeshRole.BorderRouter,
    };

    private static readonly Dictionary<string, Func<DeviceOptions, string, bool>> Valued = new(StringComparer.Ordinal)
    {
        ["--server"] = (options, text) => ServerUri.TryParse(text, out var uri) && uri!.IsCoap && Take(() => (options.Server, options.UsesTcp) = (text, options.UsesTcp || uri.IsStream)),
        ["--bootstrap"] = (options, text) => ServerUri.TryParse(text, out var uri) && uri is { IsCoap: true, IsStream: false } && Take(() => options.Bootstrap = text),
        ["--endpoint"] = (options, text) => Take(() => options.Endpoint = text),
        ["--lwm2m"] = (options, text) => text is "1.0" or "1.1" or "1.2" && Take(() => options.Lwm2m = text),
        ["--fault"] = (options, text) => FaultCatalogue.Find(text) is { } fault && Take(() => options.Fault = fault),
        ["--objects"] = (options, text) => Take(() => options.Objects = text),
        ["--local"] = (options, text) => IPAddress.TryParse(text, out var address) && Take(() => options.Local = address),
        ["--psk"] = (options, text) => text.LastIndexOf(':') is > 0 and var colon
            && CredentialFiles.ParsePreShared(text[(colon + 1)..], text[..colon]) is { } key && Take(() => options.PreShared = key),
        ["--cert"] = (options, text) => Take(() => options.Certificate = text),
        ["--key"] = (options, text) => Take(() => options.Key = text),
        ["--ca"] = (options, text) => Take(() => options.Anchor = text),
        ["--lifetime"] = (options, text) => TryNumber(text, out var number) && Take(() => options.Lifetime = number),
        ["--role"] = (options, text) => Roles.TryGetValue(text, out var role) && Take(() => options.Role = role),
        ["--pan-timeout"] = (options, text) => TryNumber(text, out var number) && Take(() => options.PanTimeout = TimeSpan.FromSeconds(number)),
        ["--join-spread"] = (options, text) => TryNumber(text, out var number) && Take(() => options.JoinSpread = TimeSpan.FromSeconds(number)),
        ["--seed"] = (options, text) => TryNumber(text, out var number) && Take(() => options.Seed = (int)number),
    };

    private static readonly Dictionary<string, Action<DeviceOptions>> Flags = new(StringComparer.Ordinal)
    {
        ["--queue"] = options => options.QueueMode = true,
        ["--drift"] = options => options.Drift = true,
        ["--rpk"] = options => options.UsesRawKeys = true,
        ["--tcp"] = options => options.UsesTcp = true,
        ["--more-objects"] = options => options.MoreObjects = true,
    };

    public string? Server { get; private set; }

    public string? Bootstrap { get; private set; }

    public string Endpoint { get; private set; } = "urn:dev:ops:conformance-reference";

    public PreSharedKey? PreShared { get; private set; }

    /// <summary>File of its certificate.</summary>
    public string? Certificate { get; private set; }

    /// <summary>File of its private key.</summary>
    public string? Key { get; private set; }

    /// <summary>File of what the server shows.</summary>
    public string? Anchor { get; private set; }

    public bool UsesRawKeys { get; private set; }

    /// <summary>Whether it opens connections besides sending datagrams (RFC 8323).</summary>
    public bool UsesTcp { get; private set; }

    public long Lifetime { get; private set; } = 86400;

    public string Lwm2m { get; private set; } = "1.1";

    public int Seed { get; private set; } = 1;

    public bool QueueMode { get; private set; }

    public bool Drift { get; private set; }

    public bool MoreObjects { get; private set; }

    public MeshRole Role { get; private set; }

    public TimeSpan PanTimeout { get; private set; } = TimeSpan.FromMinutes(60);

    public TimeSpan JoinSpread { get; private set; }

    public IPAddress? Local { get; private set; }

    public Fault? Fault { get; private set; }

    public string Objects { get; private set; } = Path.Combine("profiles", "objects");

    /// <param name="error">On failure, what was found and what was required.</param>
    public static bool TryParse(IReadOnlyList<string> arguments, out DeviceOptions options, out string error)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        options = new();
        error = string.Empty;
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            if (Flags.TryGetValue(name, out var flag))
            {
                flag(options);
            }
            else if (!Valued.TryGetValue(name, out var valued))
            {
                error = $"'{name}' is no option; the options are\n{Usage}";
                return false;
            }
            else if (++at == arguments.Count || !valued(options, arguments[at]))
            {
                error = $"{name} has {(at < arguments.Count ? $"'{arguments[at]}'" : "no value")}; the options are\n{Usage}";
                return false;
            }
        }

        error = Contradiction(options) ?? string.Empty;
        return error.Length == 0;
    }

    private static string? Contradiction(DeviceOptions options) => options switch
    {
        { PreShared: not null, Key: not null } => "--psk and --key: one of them is required",
        { Key: null, Certificate: not null } or { Key: null, UsesRawKeys: true } or { Key: null, Anchor: not null } => "--cert, --rpk and --ca need --key",
        { Key: not null, Certificate: not null, UsesRawKeys: true } => "--cert and --rpk: one of them is required",
        { Key: not null, Certificate: null, UsesRawKeys: false } => "--key needs --cert or --rpk",
        { Key: not null, Anchor: null } => "--key needs what the server shows: --ca",
        _ => null,
    };

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool Take(Action take)
    {
        take();
        return true;
    }
}
