using Conformance.Lwm2m.Paths;

namespace Conformance.Roles;

/// <summary>Paths with and without the alternate path of an IUT.</summary>
/// <remarks>Transport 1.1 §6.4.1.</remarks>
internal static class AlternatePath
{
    /// <summary>The Uri-Path of a node below the root: <c>/lwm2m</c> and <c>/3/0</c> give <c>/lwm2m/3/0</c>.</summary>
    public static string Join(string root, string path) => root == "/" ? path : path == "/" ? root : root + path;

    /// <summary>The node a Uri-Path names, without the root prefix; the root when it names none.</summary>
    public static Lwm2mPath Below(string root, string path) => Lwm2mPath.TryParse(Strip(root, path), out var node) ? node : Lwm2mPath.Root;

    /// <summary>A Uri-Path without the root prefix, where it has it.</summary>
    public static string Strip(string root, string path) =>
        root != "/" && path.StartsWith($"{root}/", StringComparison.Ordinal) ? path[root.Length..] : path;
}
