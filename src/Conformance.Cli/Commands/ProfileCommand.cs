using System.CommandLine;
using Conformance.Harness.Loading;
using Conformance.Harness.Profiles;
using Conformance.Reporting;
using Conformance.Scripting.Profiles;

namespace Conformance.Cli.Commands;

/// <summary>For people who draft a profile of their own.</summary>
internal static class ProfileCommand
{
    public static Command Create(TextWriter output, TextWriter errors) =>
        new("profile", "Profiles: begin one, check one, compare two.") { New(output, errors), Check(output, errors), Diff(output, errors) };

    private static Command New(TextWriter output, TextWriter errors)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to make; its name is the profile's: small letters, digits and hyphens." };
        var basis = new Option<string>("--on") { Description = "What it is built on, a name below profiles or a folder.", DefaultValueFactory = _ => "lwm2m" };
        var command = new Command("new", "Writes a profile with a row of each kind, ready to be changed.") { folder, basis };
        command.SetAction(parsed => New(parsed.GetValue(folder)!, parsed.GetValue(basis)!, output, errors));
        return command;
    }

    private static int New(string folder, string basis, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Folders(errors) is not { } folders)
        {
            return ExitCodes.Refused;
        }

        var target = Path.GetFullPath(folder);
        var name = Path.GetFileName(target.TrimEnd(Path.DirectorySeparatorChar));
        var under = Directory.Exists(basis) ? Path.GetFullPath(basis) : Path.Combine(folders.Profiles, basis);
        var wrong = !ProfileTemplate.IsName(name) ? $"'{name}' is no name of a profile; small letters, digits and hyphens are, such as acme-meters"
            : Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() ? $"{folder} is there and not empty"
            : !File.Exists(Path.Combine(under, "profile.yaml")) ? $"--on {basis} is no profile; a folder with profile.yaml, or a name below {Path.GetRelativePath(Directory.GetCurrentDirectory(), folders.Profiles)} is required"
            : null;
        if (wrong is not null)
        {
            errors.WriteLine(wrong);
            return ExitCodes.Refused;
        }

        foreach (var (file, text) in ProfileTemplate.Of(name, Path.GetRelativePath(target, under).Replace(Path.DirectorySeparatorChar, '/')))
        {
            var path = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        output.WriteLine($"wrote {folder}; check it with: profile check {folder}");
        output.WriteLine($"a device file uses it with: profile: {name}-0.1 (below profiles), or profile: FOLDER seen from the device file");
        return ExitCodes.Conforming;
    }

    private static Command Check(TextWriter output, TextWriter errors)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of the profile, or a name below profiles." };
        var command = new Command("check", "Says what is wrong with a profile: 4 when it does not load, 1 when it has gaps.") { folder };
        command.SetAction(parsed =>
        {
            var exitCode = ExitCodes.Refused;
            if (SuiteAccess.Folders(errors) is not { } folders
                || (ProfileCheck.Of(folders, parsed.GetValue(folder)!, out var refusal) ?? SuiteAccess.Refuse<IReadOnlyList<string>>(refusal, errors, out exitCode)) is not { } wrong)
            {
                return exitCode;
            }

            foreach (var sentence in wrong)
            {
                errors.WriteLine(sentence);
            }

            output.WriteLine(wrong.Count switch
            {
                0 => "nothing is wrong",
                1 => "1 point",
                var count => $"{count} points",
            });
            return wrong.Count == 0 ? ExitCodes.Conforming : ExitCodes.Failed;
        });
        return command;
    }

    private static Command Diff(TextWriter output, TextWriter errors)
    {
        var before = new Argument<string>("A") { Description = "Folder of the earlier profile, or a name below profiles." };
        var after = new Argument<string>("B") { Description = "Folder of the later profile, or a name below profiles." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("diff", "Says what differs between two profiles: requirements added, removed, and changed field by field; 1 when anything does.") { before, after, format };
        command.SetAction(parsed =>
        {
            if (SuiteAccess.Folders(errors) is not { } folders
                || Load(folders, parsed.GetValue(before)!, errors) is not { } earlier
                || Load(folders, parsed.GetValue(after)!, errors) is not { } later)
            {
                return ExitCodes.Refused;
            }

            var diff = ProfileDiff.Of(earlier, later);
            output.Write(parsed.GetValue(format) == "json" ? ProfileDiffText.WriteJson(diff) : ProfileDiffText.Write(diff));
            return diff.IsEmpty ? ExitCodes.Conforming : ExitCodes.Failed;
        });
        return command;
    }

    private static Profile? Load(SuiteFolders folders, string name, TextWriter errors) =>
        LoadedSuite.LoadProfile(folders, name, out var refusal) ?? SuiteAccess.Refuse<Profile>(refusal, errors, out _);
}
