namespace Conformance.Scripting.Profiles;

/// <summary>How the device is secured, and what our side has to know for it.</summary>
/// <remarks>What is secret in it came from another file or the environment, and goes into no report.</remarks>
/// <param name="Mode"><c>nosec</c>, <c>psk</c>, <c>rpk</c> or <c>x509</c>.</param>
public sealed record DeviceSecurity(string Mode)
{
    public const string None = "nosec";
    public const string Psk = "psk";
    public const string Raw = "rpk";
    public const string Certificate = "x509";

    /// <summary>In the order of the numbers of object 0.</summary>
    public static IReadOnlyList<string> Modes { get; } = [Psk, Raw, Certificate, None];

    /// <summary>A device that is not secured.</summary>
    public static DeviceSecurity Nothing { get; } = new(None);

    /// <summary>The name of the pre-shared key.</summary>
    public string? Identity { get; init; }

    /// <summary>The pre-shared key in hex, or our own private key in PEM; <see langword="null"/> when credentials are drawn.</summary>
    public Secret? Key { get; init; }

    /// <summary>Our own chain in PEM.</summary>
    public string? Chain { get; init; }

    /// <summary>The contexts of object security that the device came with, by role: <see langword="null"/> for a device without, an empty one where they are drawn.</summary>
    public IReadOnlyDictionary<string, ObjectKeys>? Contexts { get; init; }

    /// <summary>The device's public key in PEM.</summary>
    public string? PublicKey { get; init; }
}
