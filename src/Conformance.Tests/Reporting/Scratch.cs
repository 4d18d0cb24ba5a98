using Conformance.Reporting;

namespace Conformance.Tests.Reporting;

/// <summary>A run folder of a test's own, gone when the test is over.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("reporting-");

    public Scratch() => Folder.Create();

    public RunFolder Folder => new(Path.Combine(_parent.FullName, "run"));

    public void Dispose() => _parent.Delete(recursive: true);
}
