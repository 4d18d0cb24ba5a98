using Conformance.Harness.Loading;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting.Profiles;

/// <summary>The profiles and device files of this repository.</summary>
[TestFixture]
public sealed class ShippedProfileTests
{
    private static string Profiles { get; } = Path.Combine(Root(), "profiles");

    [TestCase("lwm2m", "lwm2m")]
    [TestCase("wisun-lwm2m", "wslwm2m-0.1")]
    public void Every_profile_loads(string folder, string id)
    {
        var diagnostics = new List<Diagnostic>();

        var profile = ProfileLoader.Load(Path.Combine(Profiles, folder), diagnostics);

        Shown(diagnostics).Should().BeEmpty();
        profile!.Id.Should().Be(id);
        profile.Requirements.Values.Should().OnlyContain(requirement => requirement.Text.EndsWith('.'));
    }

    [Test]
    public void Every_device_file_loads_against_the_profile_it_names()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Profiles, "devices"), "*.yaml"))
        {
            var suite = LoadedSuite.LoadFor(new SuiteFolders(Root()), profile: null, file, out var refusal);
            (refusal?.Text).Should().BeNull();
            suite!.LoadDevice(file, lwm2m: null, out refusal).Should().NotBeNull(refusal?.Text);
        }
    }

    private static IEnumerable<string> Shown(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(d => $"{d.Span}: {d.Message}");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Conformance.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no folder above the tests holds Conformance.sln");
        }

        return folder.FullName;
    }
}
