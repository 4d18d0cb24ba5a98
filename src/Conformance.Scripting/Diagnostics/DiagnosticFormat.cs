namespace Conformance.Scripting.Diagnostics;

/// <summary>How diagnostics are written out.</summary>
public enum DiagnosticFormat
{
    /// <summary>Position and message, then the source line with a caret.</summary>
    Human,

    /// <summary><c>file(line,col): error TC0114: …</c>, understood by IDEs and CI.</summary>
    Msbuild,

    /// <summary>Workflow commands that annotate a change on a forge.</summary>
    Github,

    /// <summary>One array of objects.</summary>
    Json,
}
