namespace Conformance.Dtls.Faults;

/// <summary>Octets that are almost right.</summary>
internal static class Octets
{
    public static byte[] LastChanged(byte[] octets) => Changed(octets, octets.Length - 1);

    /// <summary>The same octets, one of them greater by one.</summary>
    public static byte[] Changed(byte[] octets, int at)
    {
        var changed = octets.ToArray();
        changed[at]++;
        return changed;
    }
}
