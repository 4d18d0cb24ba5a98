using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Engine.Traffic;

/// <summary>An observation between two others.</summary>
/// <param name="token">Of the request that began it.</param>
/// <param name="format">Of its first answer.</param>
internal sealed class Watched(Token token, ContentFormat? format)
{
    // What a slow network may hold a notification back, or a Reset.
    private static readonly TimeSpan s_underWay = TimeSpan.FromSeconds(10);

    public Token Token => token;

    public ContentFormat? Format => format;

    /// <summary>Number and time of the freshest notification.</summary>
    public (uint Number, TimeSpan At)? Freshest { get; set; }

    private (Ending Cause, TimeSpan At)? Ended { get; set; }

    public void End(Ending cause, TimeSpan now) => Ended ??= (cause, now);

    /// <summary>Whether that ended it, so long ago that nothing may still be under way.</summary>
    public bool WasEnded(Ending cause, TimeSpan now) => Ended is { } end && end.Cause == cause && now - end.At > s_underWay;
}
