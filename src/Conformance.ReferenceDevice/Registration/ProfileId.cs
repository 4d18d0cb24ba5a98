using System.Globalization;
using System.Security.Cryptography;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>The profile id that stands for a list of objects: a suite and the hash of the list.</summary>
/// <remarks>Core 1.2 §6.2.1; suites of the registry of RFC 6920 §9.4; /1/x/27.</remarks>
public static class ProfileId
{
    /// <summary>SHA-256, whole or cut: suite → octets.</summary>
    private static readonly Dictionary<long, int> Lengths = new() { [1] = 32, [2] = 16, [3] = 15, [4] = 12, [5] = 8, [6] = 4 };

    /// <returns><see langword="null"/> when none is to be registered: before 1.2, without a suite, or in one that the device lacks.</returns>
    public static string? Of(EnablerVersion version, long? suite, ReadOnlySpan<byte> links) =>
        version >= EnablerVersion.V12 && suite is { } asked && Lengths.TryGetValue(asked, out var length)
            ? string.Create(CultureInfo.InvariantCulture, $"{asked}:{Convert.ToHexStringLower(SHA256.HashData(links).AsSpan(0, length))}")
            : null;
}
