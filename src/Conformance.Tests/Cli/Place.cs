using Conformance.Model;
using Conformance.Reporting;
using Conformance.Tests.Engine;
using Conformance.Tests.Roles;

namespace Conformance.Tests.Cli;

/// <summary>A suite of its own in a temporary folder: the real profiles, cases and device files of the test.</summary>
internal sealed class Place : IDisposable
{
    public const string Pause = "- pause: 1 s\n  reason: to be in the middle of something\n- alive:";

    public Place(params string[] steps)
    {
        Root = Directory.CreateTempSubdirectory("conformance-").FullName;
        Directory.CreateDirectory(In("testcases", "client", "management"));
        Directory.CreateDirectory(In("testcases", "files"));
        Directory.CreateDirectory(In("profiles", "objects"));
        foreach (var profile in new[] { "lwm2m", "wisun-lwm2m", "devices" })
        {
            Directory.CreateSymbolicLink(In("profiles", profile), Path.Combine(Bench.Root(), "profiles", profile));
        }

        foreach (var facts in Directory.EnumerateFiles(Path.Combine(Bench.Root(), "profiles", "objects")))
        {
            File.CreateSymbolicLink(In("profiles", "objects", Path.GetFileName(facts)), facts);
        }

        for (var index = 0; index < steps.Length; index++)
        {
            AddCase($"C-DM-{900 + index}", steps[index]);
        }
    }

    public string Root { get; }

    public string Folder => In("run");

    public RunRecord Record => RunRecordFile.Load(new RunFolder(Folder));

    public int Finished => RunJournal.ReadFinished(new RunFolder(Folder)).Count;

    public string In(params string[] parts) => Path.Combine([Root, .. parts]);

    public void AddCase(string id, string steps) =>
        File.WriteAllText(In("testcases", "client", "management", $"{id}.yaml"), Stage.Text(steps, id));

    /// <summary>A device file in which a line of the reference's is another.</summary>
    public string Device(params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(Bench.Root(), "profiles", "devices", "reference.yaml"));
        text = changes.Aggregate(text, (before, change) => before.Contains(change.Old, StringComparison.Ordinal)
            ? before.Replace(change.Old, change.New, StringComparison.Ordinal)
            : throw new ArgumentException($"reference.yaml has no '{change.Old}'"));
        var file = In($"device-{Guid.NewGuid():N}.yaml");
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>A device file with another control.</summary>
    public string Controlled(string control) =>
        Device(("control:\n  adapter: reference\n  pan-timeout: 2\n  instances: 8\n  fresh: true", $"control:\n{control}"), ("register-within: 5 s", "register-within: 1 s"));

    public (int ExitCode, string Output, string Errors) Run(params string[] arguments) => Shell.Run(Root, arguments);

    /// <summary>Runs everything into <see cref="Folder"/>, without the Allure page.</summary>
    public (int ExitCode, string Output, string Errors) RunAll(params string[] arguments) =>
        Run(["run", "--no-allure", "--output", Folder, .. Selecting(arguments)]);

    public Shell Start(params string[] arguments) => Shell.Start(Root, ["run", "--no-allure", "--output", Folder, .. Selecting(arguments)]);

    // The test's own cases, and none of those that are made from the definitions of objects.
    private static string[] Selecting(string[] arguments) => arguments.Contains("--select") ? arguments : [.. arguments, "--select", "C-DM-*"];

    /// <summary>Waits on the wall for something that a child process does.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            if (tries > 1200)
            {
                throw new TimeoutException("it did not happen");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
