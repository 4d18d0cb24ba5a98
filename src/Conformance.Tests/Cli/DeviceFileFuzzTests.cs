using Conformance.Engine.Control;
using Conformance.Harness.Loading;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using Conformance.Tests.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary>Device files that a slip of the hand made.</summary>
[TestFixture]
public sealed class DeviceFileFuzzTests
{
    private static readonly string[] Slips = ["", "\t", ":", "- ", "{", "}", "[", "'", "\"", "&a", "*a", "!!int", "---\n", "999999999999999999999", "$(", "é", "\u0000", "yes", "null"];

    [Test]
    public void Load_or_are_refused_with_diagnostics()
    {
        var folders = new SuiteFolders(Bench.Root());
        var profile = LoadedSuite.LoadProfile(folders, name: null, out _)!;
        var text = File.ReadAllText(Path.Combine(folders.Devices, "reference.yaml"));
        var file = Path.GetTempFileName();
        var random = new Random(4711);
        for (var round = 0; round < 400; round++)
        {
            var at = random.Next(text.Length);
            var cut = Math.Min(random.Next(12), text.Length - at);
            File.WriteAllText(file, text.Remove(at, cut).Insert(at, Slips[random.Next(Slips.Length)]));
            var diagnostics = new List<Diagnostic>();

            var device = DeviceFileLoader.Load(file, profile, diagnostics);

            (device is null).Should().Be(diagnostics.Count > 0, File.ReadAllText(file));
            if (device is not null)
            {
                AdapterControls.TryCreate(device.Control, ask: null, out _);
            }
            else
            {
                Diagnosis.Of(diagnostics).Should().NotBeEmpty();
            }
        }

        File.Delete(file);
    }
}
