using Conformance.Scripting;
using Conformance.Scripting.Diagnostics;

namespace Conformance.Harness.Loading;

/// <summary>Diagnostics with the source lines they point at.</summary>
public static class Diagnosis
{
    /// <summary>Of files that were loaded as cases.</summary>
    public static string Of(IReadOnlyList<LoadedFile> files, DiagnosticFormat format)
    {
        // A case and one of the passive cases may be at the same place of their folders.
        var texts = files.Where(file => file.Diagnostics.Count > 0).GroupBy(file => file.File).ToDictionary(group => group.Key, group => group.First().Text, StringComparer.Ordinal);
        return DiagnosticText.Render(files.SelectMany(file => file.Diagnostics), format, texts.GetValueOrDefault);
    }

    /// <summary>Of profile and device files, whose places name the file on the disk.</summary>
    public static string Of(IReadOnlyList<Diagnostic> diagnostics) =>
        DiagnosticText.Render(diagnostics, DiagnosticFormat.Human, TextOf);

    // The diagnostic may be that the file cannot be read.
    private static string? TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
