using System.Text.RegularExpressions;
using Conformance.Model;

namespace Conformance.Reporting.States;

/// <summary>A message as its line in a log tells it.</summary>
/// <param name="Code"><c>0.02</c>, <c>2.05</c>.</param>
/// <param name="Path">Of a request; empty for a response.</param>
/// <param name="Token">What ties a response to its request.</param>
/// <param name="IsLaterBlock">Whether it is a block of a body after the first.</param>
internal sealed partial record LoggedMessage(string Code, string Path, string Token, bool IsLaterBlock)
{
    public bool IsRequest => Code[0] == '0';

    public bool IsRefusal => Code[0] is '4' or '5';

    /// <returns><see langword="null"/> for a line that tells no message with a token.</returns>
    public static LoggedMessage? Of(LogLine line) => Pattern().Match(line.Summary) is { Success: true } found
        ? new(found.Groups["code"].Value, found.Groups["path"].Value, found.Groups["token"].Value, LaterBlock().IsMatch(line.Summary))
        : null;

    [GeneratedRegex(@"^\w{3} (?<code>\d\.\d\d)( (GET|POST|PUT|DELETE|FETCH|iPATCH|PATCH) (?<path>[^ ?]+))?.*\btoken (?<token>[0-9A-F]+)")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\bblock1 [1-9]")]
    private static partial Regex LaterBlock();
}
