using Conformance.ReferenceDevice.Firmware;
using Conformance.ReferenceDevice.Objects;
using Conformance.Tests.House;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class FirmwareImagesTests
{
    [Test]
    public void The_files_of_the_cases_are_what_firmware_make_writes()
    {
        foreach (var (file, _, octets) in FirmwareImages.All)
        {
            File.ReadAllBytes(Path.Combine(Repository.Root, "testcases", "files", "firmware", file)).Should().Equal(octets, file);
        }
    }

    [TestCase("valid.bin", true, true, true)]
    [TestCase("other-model.bin", true, false, true)]
    [TestCase("failing.bin", true, false, true)]
    [TestCase("unbootable.bin", true, true, false)]
    [TestCase("large.bin", true, true, true)]
    public void An_image_is_what_its_name_says(string file, bool sound, bool installable, bool bootable)
    {
        FirmwarePackage.TryRead(Of(file), looks: true, out var package, out _).Should().Be(sound);
        package!.IsInstallable.Should().Be(installable);
        package.IsBootable.Should().Be(bootable);
    }

    [Test]
    public void Hunger_is_known_from_the_first_octets()
    {
        FirmwarePackage.HungerOf(Of("hungry.bin").AsSpan(0, 64)).Should().Be(4194304);
        FirmwarePackage.HungerOf(Of("hungry.bin").AsSpan(0, 10)).Should().Be(0);
        FirmwarePackage.HungerOf(Of("valid.bin")).Should().Be(0);
        FirmwarePackage.HungerOf([]).Should().Be(0);
    }

    private static byte[] Of(string file) => FirmwareImages.All.Single(image => image.File == file).Octets;
}
