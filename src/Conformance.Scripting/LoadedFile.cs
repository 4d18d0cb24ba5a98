using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;

namespace Conformance.Scripting;

/// <summary>What came of one case file.</summary>
/// <param name="File">Path relative to the test-case root.</param>
/// <param name="Text">Content, for showing diagnostics.</param>
/// <param name="Cases">One case, or one for each parameter row; empty when the file has diagnostics.</param>
/// <param name="Diagnostics">What is wrong, by position.</param>
public sealed record LoadedFile(string File, string Text, IReadOnlyList<BoundCase> Cases, IReadOnlyList<Diagnostic> Diagnostics);
