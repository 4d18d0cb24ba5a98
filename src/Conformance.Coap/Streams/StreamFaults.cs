namespace Conformance.Coap.Streams;

/// <summary>Everything that one end of a stream can do wrong on purpose.</summary>
public static class StreamFaults
{
    public static readonly StreamFault SettingsMissing = new("settings-missing", "No settings are sent.", "RFC 8323 §5.3");

    public static readonly StreamFault SettingsSecond = new("settings-second", "A Ping is sent, and settings after it.", "RFC 8323 §3.3");

    public static readonly StreamFault SettingsAwaited = new("settings-awaited", "Settings are sent when those of the other are there, and not before.", "RFC 8323 §3.3");

    public static readonly StreamFault SettingsCritical = new("settings-critical", "The settings have a critical option that nobody knows.", "RFC 8323 §5.2");

    public static readonly StreamFault SettingsOversized = new("settings-oversized", "The greatest size of a message has five octets in the settings.", "RFC 8323 §5.3.1");

    public static readonly StreamFault TooLong = new("too-long", "Messages are sent that are longer than the other takes.", "RFC 8323 §5.3.1");

    public static readonly StreamFault TokenReserved = new("token-reserved-length", "Messages have a token of nine octets.", "RFC 8323 §3.2");

    public static readonly StreamFault PongMissing = new("pong-missing", "A Ping is not answered.", "RFC 8323 §5.4");

    public static readonly StreamFault PongOther = new("pong-other-token", "A Pong has another token than its Ping.", "RFC 8323 §5.4");

    public static readonly StreamFault EmptyAborts = new("empty-aborts", "An empty message ends the connection.", "RFC 8323 §3.4");

    public static readonly StreamFault GoesOn = new("goes-on", "What breaks the protocol is passed over.", "RFC 8323 §5.6");

    public static readonly StreamFault TakesCritical = new("takes-critical", "Critical options of signals that nobody knows are passed over.", "RFC 8323 §5.2");

    public static readonly StreamFault TakesNoSettings = new("takes-no-settings", "The other needs no settings to be heard.", "RFC 8323 §3.3");

    public static readonly StreamFault EndsUnsaid = new("ends-unsaid", "The connection is closed where Abort is to be said first.", "RFC 8323 §5.6");

    public static IReadOnlyList<StreamFault> All { get; } =
    [
        SettingsMissing, SettingsSecond, SettingsAwaited, SettingsCritical, SettingsOversized, TooLong, TokenReserved,
        PongMissing, PongOther, EmptyAborts, GoesOn, TakesCritical, TakesNoSettings, EndsUnsaid,
    ];

    /// <summary>The fault of that name, or <see langword="null"/>.</summary>
    public static StreamFault? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);
}
