using Conformance.Coap.Messages;

namespace Conformance.Coap.Streams;

/// <summary>What one end of a stream says wrong on purpose.</summary>
internal static class Distortion
{
    private const ushort UnknownCritical = 65001;
    private const int ReservedTokenLength = 9;

    /// <summary>The settings of a side, with what its faults make of them.</summary>
    public static Settings SettingsOf(StreamTerms terms)
    {
        var settings = new Settings(terms.MaxMessageSize, terms.BlockWise);
        var options = settings.Message.Options;
        options = terms.Faults.Contains(StreamFaults.SettingsCritical) ? options.With(new(new(UnknownCritical), default)) : options;
        options = terms.Faults.Contains(StreamFaults.SettingsOversized)
            ? options.Without(SignalOption.MaxMessageSize).With(new(SignalOption.MaxMessageSize, new byte[] { 0, 0, 0, 8, 0 }))
            : options;
        return new Settings(settings.Message with { Options = options });
    }

    /// <summary>The same with a token that is too long.</summary>
    public static Frame Lengthened(Frame frame) =>
        new(ReservedTokenLength, frame.Code, (byte[])[.. new byte[ReservedTokenLength - Math.Min(frame.TokenLength, ReservedTokenLength)], .. frame.Rest.Span]);

    /// <summary>Another token.</summary>
    public static Token Other(Token token) => new((byte[])[.. token.Octets.Span[Math.Min(1, token.Length)..], 0xA5]);
}
