namespace Conformance.ReferenceServer.Registry;

/// <summary>Blanks in a list of links, which the grammar lacks and the examples have.</summary>
/// <remarks>RFC 6690 §2; Core 1.1 §6.2.1.</remarks>
internal static class LinkBlanks
{
    /// <summary>The same list without blanks after its commas; what stands in quotes stays.</summary>
    public static byte[] Without(ReadOnlySpan<byte> list)
    {
        var kept = new List<byte>(list.Length);
        var quoted = false;
        foreach (var octet in list)
        {
            if (!quoted && octet == ' ' && kept is [.., (byte)','])
            {
                continue;
            }

            quoted ^= octet == '"' && kept is not [.., (byte)'\\'];
            kept.Add(octet);
        }

        return [.. kept];
    }
}
