using System.CommandLine;
using Conformance.Engine.Campaigns;
using Conformance.Engine.Claims;
using Conformance.Harness.Generating;
using Conformance.Harness.Loading;
using Conformance.Harness.Running;
using Conformance.Reporting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;

namespace Conformance.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var id = new Argument<string>("CASE") { Description = "Case id." };
        var device = SharedOptions.Device();
        var profile = SharedOptions.Profile();
        var lwm2m = SharedOptions.Lwm2m();
        var command = new Command("explain", "Says why a case runs against a device or not, and what it judges.") { id, device, profile, lwm2m };
        command.SetAction(parsed =>
        {
            if (SuiteAccess.Load(parsed.GetValue(profile), errors, out var exitCode, parsed.GetValue(device)) is not { } suite
                || (suite.LoadDevice(parsed.GetValue(device)!, parsed.GetValue(lwm2m), out var refusal) ?? SuiteAccess.Refuse<DeviceDescription>(refusal, errors, out exitCode)) is not { } description)
            {
                return exitCode;
            }

            var wanted = parsed.GetValue(id)!;
            var made = suite.Generated.Of(GeneratedCases.ObjectOf(wanted) is { } objectId ? [objectId] : []);
            var cases = suite.Cases.Concat(made).Where(test => test.Id == wanted || test.Id.Split('[')[0] == wanted).ToList();
            if (cases.Count == 0)
            {
                errors.WriteLine($"there is no case '{wanted}'{(Suggestion.For(wanted, suite.Cases.Select(test => test.Id)) is { } hint ? $"; {hint}" : string.Empty)}");
                return ExitCodes.Refused;
            }

            foreach (var test in cases)
            {
                Explain(test, suite, description, output);
            }

            return ExitCodes.Conforming;
        });
        return command;
    }

    private static void Explain(BoundCase test, LoadedSuite suite, DeviceDescription device, TextWriter output)
    {
        var reachable = DeviceTerms.Reachable(device, suite.Objects, Operator.Terminal(output));
        var planned = CasePlan.Of(test, new PicsAnswers(suite.Profile, device, reachable.Actions), reachable);
        output.WriteLine($"{test.Id}  {test.Title}");
        output.WriteLine($"  {test.Purpose}");
        output.WriteLine($"  against {device.Name}: {(planned.Runs ? "runs" : planned.Outcome.Word)}; {planned.Reason}");
        output.WriteLine("  before the probe: a question left open here may still be settled by the device itself");
        foreach (var requirement in test.Requirements.Select(name => suite.Profile.Find(name, device.Lwm2m)!))
        {
            output.WriteLine($"  {requirement.Id} {requirement.Level.ToString().ToUpperInvariant()} ({requirement.Clause}): {requirement.Text}");
        }

        if (test.Ets.Count > 0)
        {
            output.WriteLine($"  ETS: {string.Join(", ", test.Ets)}");
        }

        if (test.Decision.Length > 0)
        {
            output.WriteLine($"  decision: {test.Decision}");
        }

        output.WriteLine($"  claims: {string.Join(", ", CaseClaims.Of(test, device.Pixit))}");
        output.WriteLine(GeneratedCases.ObjectOf(test.Id) is { } objectId
            ? $"  made from the definition of object {objectId}:\n{suite.Generated.Of(objectId).First(file => file.File == test.File).Text}"
            : $"  file: testcases/{test.File}");
    }
}
