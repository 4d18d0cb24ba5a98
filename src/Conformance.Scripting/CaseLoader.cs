using Conformance.Scripting.Binding;

namespace Conformance.Scripting;

/// <summary>From a file to bound cases, through the phases syntax, shape, names, sense and plan.</summary>
public sealed class CaseLoader(VerbCatalogue catalogue, IVocabulary vocabulary)
{
    /// <summary>Loads one file.</summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="file">Path relative to the test-case root, forward slashes; used for positions, id and group checks.</param>
    public LoadedFile Load(string text, string file) => throw new NotImplementedException($"{catalogue}{vocabulary}");

    /// <summary>Loads every <c>*.yaml</c> below a folder, in the order of their paths; ids given twice are diagnosed in both files.</summary>
    public IReadOnlyList<LoadedFile> LoadTree(string root) => throw new NotImplementedException();
}
