namespace Conformance.Reporting;

/// <summary>Files that are built into the assembly.</summary>
internal static class Resource
{
    /// <param name="name">Its logical name in the project file.</param>
    public static byte[] Octets(string name)
    {
        using var resource = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"no resource {name}", nameof(name));
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
