using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Engine.Traffic;

/// <summary>An observation between two others.</summary>
/// <param name="token">Of the request that began it.</param>
/// <param name="format">Of its first answer.</param>
internal sealed class Watched(Token token, ContentFormat? format)
{
    public Token Token => token;

    public ContentFormat? Format => format;

    /// <summary>Number and time of the freshest notification.</summary>
    public (uint Number, TimeSpan At)? Freshest { get; set; }

    public TimeSpan? EndedAt { get; private set; }

    public void End(TimeSpan now) => EndedAt ??= now;
}
