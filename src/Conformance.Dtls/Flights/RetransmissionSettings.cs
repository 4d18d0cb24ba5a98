namespace Conformance.Dtls.Flights;

/// <summary>RFC 6347 §4.2.4.1.</summary>
public sealed record RetransmissionSettings
{
    /// <summary>For a network like any other.</summary>
    public static RetransmissionSettings Usual { get; } = new();

    /// <summary>For constrained devices (RFC 7925 §11).</summary>
    public static RetransmissionSettings Constrained { get; } = new() { FirstTimeout = TimeSpan.FromSeconds(9) };

    public TimeSpan FirstTimeout { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often one flight is sent again.</summary>
    public int MostRepeats { get; init; } = 6;
}
