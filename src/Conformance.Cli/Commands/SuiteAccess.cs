using Conformance.Harness.Loading;

namespace Conformance.Cli.Commands;

/// <summary>Finding the suite's folders and saying what is wrong, for every command.</summary>
internal static class SuiteAccess
{
    /// <returns><see langword="null"/> after saying that there is no suite here.</returns>
    public static SuiteFolders? Folders(TextWriter errors)
    {
        var folders = SuiteFolders.Locate();
        if (folders is null)
        {
            errors.WriteLine("no folder here or above holds testcases and profiles; run this inside the suite");
        }

        return folders;
    }

    /// <param name="device">The device whose file names the profile, unless another one is asked for.</param>
    /// <returns><see langword="null"/> after saying what is wrong.</returns>
    public static LoadedSuite? Load(string? profile, TextWriter errors, out int exitCode, string? device = null)
    {
        exitCode = Refusal.BadInput;
        if (Folders(errors) is not { } folders)
        {
            return null;
        }

        Refusal? refusal;
        var suite = device is null ? LoadedSuite.Load(folders, profile, out refusal) : LoadedSuite.LoadFor(folders, profile, device, out refusal);
        return suite ?? Refuse<LoadedSuite>(refusal, errors, out exitCode);
    }

    /// <summary>Says why something is refused.</summary>
    public static T? Refuse<T>(Refusal? refusal, TextWriter errors, out int exitCode)
        where T : class
    {
        errors.WriteLine(refusal!.Text.TrimEnd());
        exitCode = refusal.ExitCode;
        return null;
    }
}
