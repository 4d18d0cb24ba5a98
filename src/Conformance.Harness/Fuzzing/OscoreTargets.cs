using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Messages;
using Conformance.Wire;

namespace Conformance.Harness.Fuzzing;

/// <summary>Decoders of object security.</summary>
internal static class OscoreTargets
{
    private const string Vector = "44025d1f00003974396c6f63616c686f7374620914ff612f1092f1776f1c1668b3825e";

    private static readonly SecurityContext Server = new(
        new ContextParameters(Convert.FromHexString("0102030405060708090a0b0c0d0e0f10"), (byte[])[1], default) { MasterSalt = Convert.FromHexString("9e7ca92223786340") });

    public static IEnumerable<FuzzTarget> All =>
    [
        new DecoderTarget<OscoreOption>("oscore-option", [[], [0x09, 0x14], [0x19, 0x14, 0x02, 0x37, 0xCB, 0x01], [0x01, 0x00]], OscoreOption.TryRead, BrokenOption),
        new DecoderTarget<Message>("oscore-message", [Convert.FromHexString(Vector)], TryOpen, BrokenMessage),
    ];

    private static string? BrokenOption(OscoreOption option) =>
        OscoreOption.TryRead(option.ToArray(), out var again, out var error) && again!.ToArray().AsSpan().SequenceEqual(option.ToArray()) ? null : $"round trip: {error}";

    /// <summary>A protected request; nobody but us could have made another than the seed.</summary>
    private static bool TryOpen(ReadOnlyMemory<byte> octets, out Message? inner, out DecodeError error)
    {
        inner = null;
        if (!Message.TryRead(octets, out var outer, out error))
        {
            return false;
        }

        var nothing = new DecodeError(0, "RFC 8613 §8.2", "nothing comes out of its protection");
        if (outer.Options.First(OptionNumber.Oscore) is not { } written)
        {
            error = nothing;
            return false;
        }

        if (!OscoreOption.TryRead(written.Value, out var option, out error))
        {
            return false;
        }

        error = nothing;
        return option is { Kid.IsEmpty: true } && ObjectCipher.TryOpenRequest(Server, option, outer, isStrict: true, out inner, out _, out _);
    }

    private static string? BrokenMessage(Message inner) => inner.Code == CoapCode.Get && inner.Options.Path == "/tv1" ? null : $"forged: {inner} came out";
}
