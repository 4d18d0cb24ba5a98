using Conformance.Wire;

namespace Conformance.Dtls.Records;

/// <summary>The two octets of an alert.</summary>
/// <remarks>RFC 5246 §7.2.</remarks>
public readonly record struct Alert(AlertLevel Level, AlertDescription Description)
{
    private const int Size = 2;

    public static Alert Fatal(AlertDescription description) => new(AlertLevel.Fatal, description);

    public static Alert Warning(AlertDescription description) => new(AlertLevel.Warning, description);

    public static bool TryRead(ReadOnlySpan<byte> octets, out Alert alert, out DecodeError error)
    {
        if (octets.Length != Size)
        {
            alert = default;
            error = new(0, "RFC 5246 §7.2", $"an alert of {octets.Length} octets; it has two");
            return false;
        }

        alert = new(new(octets[0]), new(octets[1]));
        error = default;
        return true;
    }

    public byte[] ToArray() => [Level.Value, Description.Value];

    public override string ToString() => $"{Level} {Description}";
}
