using System.CommandLine;
using Conformance.Lwm2m.Objects;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

internal static class ModelCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var file = new Argument<string>("FILE.xml") { Description = "An object definition as the OMNA registry publishes them." };
        var import = new Command("import", "Brings an object definition into profiles/objects.") { file };
        import.SetAction(parsed => Import(parsed.GetValue(file)!, output, errors));
        return new Command("model", "Object facts.") { import };
    }

    private static int Import(string file, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Folders(errors) is not { } folders)
        {
            return ExitCodes.Refused;
        }

        try
        {
            using var text = new StreamReader(file);
            foreach (var definition in ObjectImport.Read(text, file))
            {
                var target = Path.Combine(folders.Objects, $"{definition.Id}-{definition.Version}.yaml");
                var existed = File.Exists(target);
                File.WriteAllText(target, ObjectYaml.Write(definition));
                output.WriteLine($"{(existed ? "replaced" : "wrote")} {Path.GetRelativePath(folders.Root, target)}: {definition.Name}, {definition.Resources.Count} resources");
            }

            return ExitCodes.Conforming;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            errors.WriteLine(unreadable.Message);
            return ExitCodes.Refused;
        }
    }
}
