using System.Security.Cryptography;
using System.Text;
using Conformance.Engine.Campaigns;
using Conformance.Model;
using Conformance.Scripting;
using Conformance.Scripting.Binding;

namespace Conformance.Harness.Selecting;

/// <summary>A case file that does not load: a case named after its path, with the verdict <c>error</c> and its diagnostics as findings.</summary>
internal static class UnreadableCase
{
    /// <summary>Stands for the file where cases are chosen: by its name, or by its folder.</summary>
    public static BoundCase StandIn(LoadedFile file) => new()
    {
        Id = Path.GetFileNameWithoutExtension(file.File),
        Title = $"{file.File} does not load",
        Purpose = string.Empty,
        Requirements = [],
        AppliesIf = null,
        Iut = string.Empty,
        Testers = [],
        Ets = [],
        Claims = [],
        Tag = string.Empty,
        LeastDuration = TimeSpan.Zero,
        Vars = [],
        Preconditions = [],
        Steps = [],
        Cleanup = [],
        File = file.File,
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text))),
        Span = default,
    };

    public static CaseRecord Record(LoadedFile file)
    {
        var findings = file.Diagnostics.Select(wrong => new Finding(
            Verdict.Error,
            Remark: false,
            wrong.Hint is null ? $"{wrong.Code}: {wrong.Message}" : $"{wrong.Code}: {wrong.Message}; {wrong.Hint}",
            Expected: string.Empty,
            Actual: string.Empty,
            Requirements: [],
            wrong.Span.ToString(),
            Step: string.Empty,
            TimeSpan.Zero,
            TimeSpan.Zero,
            Observer.Harness)).ToList();
        return Records.Unrun(StandIn(file), Outcome.Error, $"the file does not load: {findings[0].Message} ({findings[0].Location})") with { Id = file.File, Findings = findings };
    }
}
