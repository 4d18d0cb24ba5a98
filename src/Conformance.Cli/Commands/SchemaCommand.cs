using System.CommandLine;
using Conformance.Engine.Claims;
using Conformance.Engine.Verbs;
using Conformance.Reporting;
using Conformance.Scripting.Reference;

namespace Conformance.Cli.Commands;

internal static class SchemaCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var write = new Option<bool>("--write") { Description = "Write testcases/testcase.schema.json, docs/language.md and docs/claims.md instead of printing the schema." };
        var command = new Command("schema", "Prints the JSON Schema of test cases, for editors.") { write };
        command.SetAction(parsed =>
        {
            var schema = new SchemaWriter(EngineVerbs.Catalogue).Write();
            if (!parsed.GetValue(write))
            {
                output.Write(schema);
                return ExitCodes.Conforming;
            }

            if (SuiteAccess.Folders(errors) is not { } folders)
            {
                return ExitCodes.Refused;
            }

            File.WriteAllText(Path.Combine(folders.TestCases, "testcase.schema.json"), schema);
            File.WriteAllText(Path.Combine(folders.Root, "docs", "language.md"), new ReferenceWriter(EngineVerbs.Catalogue).Write());
            File.WriteAllText(Path.Combine(folders.Root, "docs", "claims.md"), ClaimsPage.Write());
            return ExitCodes.Conforming;
        });
        return command;
    }
}
