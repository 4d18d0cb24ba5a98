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
            var diagnostics = new List<Diagnostic>();
            var (id, place) = DeviceFileLoader.ProfileId(file)!.Value;

            var folder = ProfileLoader.Find(Profiles, id, place, diagnostics);
            var profile = folder is null ? null : ProfileLoader.Load(folder, diagnostics);
            var device = profile is null ? null : DeviceFileLoader.Load(file, profile, diagnostics);

            Shown(diagnostics).Should().BeEmpty();
            device.Should().NotBeNull();
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
