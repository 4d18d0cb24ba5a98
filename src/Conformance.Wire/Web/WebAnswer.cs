namespace Conformance.Wire.Web;

/// <summary>What a web host answers, told beforehand so that whoever carries it needs no questions: on a wall clock that is another thread.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">Content-Length among them, where the answer has one.</param>
/// <param name="Parts">The body; may have no end.</param>
public sealed record WebAnswer(int Status, IReadOnlyDictionary<string, string> Headers, IEnumerable<WebPart> Parts)
{
    /// <summary>Whether the connection is broken off after the last part.</summary>
    public bool Breaks { get; init; }
}
