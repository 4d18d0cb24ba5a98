using System.Text;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>What a server was told last: an Update carries only what differs from it.</summary>
/// <remarks>Core 1.1 §6.2.2.</remarks>
/// <param name="Lifetime">Seconds.</param>
/// <param name="Binding">As <c>b</c> carries it.</param>
/// <param name="Links">The payload.</param>
public sealed record Announcement(long Lifetime, string Binding, ReadOnlyMemory<byte> Links)
{
    public bool HasLinksOf(Announcement other) => Links.Span.SequenceEqual(other.Links.Span);

    /// <summary>The links that another announcement does not have.</summary>
    public byte[] LinksBeyond(Announcement other) =>
        Encoding.UTF8.GetBytes(string.Join(',', Split(Links).Except(Split(other.Links))));

    public bool Equals(Announcement? other) =>
        other is not null && Lifetime == other.Lifetime && Binding == other.Binding && HasLinksOf(other);

    public override int GetHashCode() => HashCode.Combine(Lifetime, Binding, Links.Length);

    private static string[] Split(ReadOnlyMemory<byte> links) => Encoding.UTF8.GetString(links.Span).Split(',');
}
