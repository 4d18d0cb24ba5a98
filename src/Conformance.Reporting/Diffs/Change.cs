using Conformance.Model;

namespace Conformance.Reporting.Diffs;

/// <summary>One case that two runs do not agree on.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Id">The case.</param>
/// <param name="Title">Its title, the newer one.</param>
/// <param name="Before">How it ended in the first run; <see langword="null"/> when it was not there.</param>
/// <param name="After">How it ended in the second run; <see langword="null"/> when it is gone.</param>
/// <param name="ReasonBefore">Why, or empty.</param>
/// <param name="ReasonAfter">Why, or empty.</param>
/// <param name="FileChanged">Whether the case file is another one.</param>
public sealed record Change(
    ChangeKind Kind, string Id, string Title, Outcome? Before, Outcome? After, string ReasonBefore, string ReasonAfter, bool FileChanged);
