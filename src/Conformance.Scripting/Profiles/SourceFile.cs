using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>A YAML file on disk.</summary>
public static class SourceFile
{
    /// <summary>Reads a file into nodes.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="diagnostics">Receives <c>TC0200</c> when it cannot be read, else what <see cref="YamlReader"/> has to say.</param>
    public static Node? Read(string path, ICollection<Diagnostic> diagnostics)
    {
        try
        {
            return YamlReader.Read(File.ReadAllText(path), path, diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message.TrimEnd('.');
            diagnostics.Add(new("TC0200", new(path, 1, 1, 1), $"the file cannot be read: {reason}"));
            return null;
        }
    }
}
