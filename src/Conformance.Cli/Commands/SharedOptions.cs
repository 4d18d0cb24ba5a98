using System.CommandLine;
using System.Globalization;
using Conformance.Simulation.Impairments;

namespace Conformance.Cli.Commands;

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    public static Option<string> Device() => new("--device")
    {
        Description = "Device file, or a name below profiles/devices.",
        DefaultValueFactory = _ => "reference",
    };

    public static Option<string?> Profile() => new("--profile") { Description = "Profile folder, or a name below profiles." };

    public static Option<string?> Lwm2m()
    {
        var version = new Option<string?>("--lwm2m") { Description = "Enabler version to judge by: 1.0, 1.1 or 1.2; what the device declares unless given." };
        version.AcceptOnlyFromAmong("1.0", "1.1", "1.2");
        return version;
    }

    public static Option<string[]> Select() => new("--select")
    {
        Description = "Cases by id, glob, requirement, ETS id (int-102), interface, capability or tag; comma-separated or repeated; ! takes away.",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<long> Seed() => new("--seed") { Description = "Seed of all randomness.", DefaultValueFactory = _ => 1 };

    public static Option<string?> Output() => new("--output") { Description = "The run folder; a new one below reports unless given." };

    public static Option<double> Share(string name, string description)
    {
        var option = new Option<double>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && !(double.TryParse(token.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1))
            {
                result.AddError($"{name} {token.Value} is no share; a number from 0 to 1 is required");
            }
        });
        return option;
    }

    public static Option<string?> Impair()
    {
        var option = new Option<string?>("--impair") { Description = $"Network to play over: {string.Join(", ", ImpairmentPresets.ByName.Keys)}." };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ImpairmentPresets.ByName.ContainsKey(token.Value))
            {
                result.AddError($"--impair {token.Value} is no network; {string.Join(", ", ImpairmentPresets.ByName.Keys)} are");
            }
        });
        return option;
    }

    public static Option<bool> NoAllure() => new("--no-allure") { Description = "Write allure-results only, do not draw the page." };
}
