using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Traffic;

/// <summary>An observation between two others.</summary>
/// <param name="token">Of the request that began it.</param>
/// <param name="format">Of its first answer.</param>
/// <param name="number">Of its first answer.</param>
/// <param name="at">When that came.</param>
internal sealed class Watched(Token token, ContentFormat? format, uint number, TimeSpan at)
{
    // What a slow network may hold a notification back, or a Reset.
    private static readonly TimeSpan s_underWay = TimeSpan.FromSeconds(10);

    private (uint Number, TimeSpan At) _freshest = (number, at);
    private (Ending Cause, TimeSpan At)? _ended;

    public Token Token => token;

    public void End(Ending cause, TimeSpan now) => _ended ??= (cause, now);

    /// <summary>What a notification is to it.</summary>
    public void AddTo(Dictionary<string, Value> fields, PassedMessage passed)
    {
        var message = passed.Message!;
        SightingFields.AddMessage(fields, message);
        fields["code"] = SightingFields.Text(message.Code.ToString());
        fields["after-cancel"] = SightingFields.Flag(WasEnded(Ending.Cancelled, passed.Time));
        fields["after-reset"] = SightingFields.Flag(WasEnded(Ending.Rejected, passed.Time));
        fields["after-register"] = SightingFields.Flag(WasEnded(Ending.Replaced, passed.Time));
        if (message.Code.IsSuccess && message.Options.ContentFormat is { } now && format is { } first)
        {
            fields["same-format"] = SightingFields.Flag(now == first);
        }

        if (message.Options.Observe is { } observe)
        {
            fields["observe"] = SightingFields.Observe(observe, passed.Time, _freshest);
            _freshest = (observe, passed.Time);
        }

        if (!message.Code.IsSuccess)
        {
            End(Ending.Otherwise, passed.Time);
        }
    }

    /// <summary>Whether that ended it, so long ago that nothing may still be under way.</summary>
    private bool WasEnded(Ending cause, TimeSpan now) => _ended is { } end && end.Cause == cause && now - end.At > s_underWay;
}
