using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Coap.Streams;

/// <summary>Codes of signals, and their options: each code has numbers of its own.</summary>
/// <remarks>RFC 8323 §5, §11.1 and §11.2.</remarks>
public static class SignalOption
{
    private static readonly Dictionary<(string Code, int Number), string> Names = new()
    {
        [("7.01", 2)] = "Max-Message-Size",
        [("7.01", 4)] = "Block-Wise-Transfer",
        [("7.02", 2)] = "Custody",
        [("7.03", 2)] = "Custody",
        [("7.04", 2)] = "Alternative-Address",
        [("7.04", 4)] = "Hold-Off",
        [("7.05", 2)] = "Bad-CSM-Option",
    };

    public static CoapCode Settings => CoapCode.Of(7, 1);
    public static CoapCode Ping => CoapCode.Of(7, 2);
    public static CoapCode Pong => CoapCode.Of(7, 3);
    public static CoapCode Release => CoapCode.Of(7, 4);
    public static CoapCode Abort => CoapCode.Of(7, 5);

    /// <summary>Of settings: octets of the longest message that its sender takes.</summary>
    public static OptionNumber MaxMessageSize => new(2);

    /// <summary>Of settings: its sender can transfer block by block.</summary>
    public static OptionNumber BlockWise => new(4);

    /// <summary>Of Ping and Pong.</summary>
    public static OptionNumber Custody => new(2);

    /// <summary>Of Release: where to connect instead.</summary>
    public static OptionNumber AlternativeAddress => new(2);

    /// <summary>Of Release: seconds not to connect again.</summary>
    public static OptionNumber HoldOff => new(4);

    /// <summary>The registered name, or <c>Option 9</c>: what a number means depends on the code.</summary>
    public static string NameOf(CoapCode code, OptionNumber number) =>
        Names.GetValueOrDefault((code.ToString(), number.Value)) ?? string.Create(CultureInfo.InvariantCulture, $"Option {number.Value}");

    /// <summary>Of Abort: the option of settings that was not understood.</summary>
    public static OptionNumber BadSetting => new(2);
}
