using System.Text;
using Conformance.ReferenceDevice.Objects;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>Images for the reference device, good ones and bad ones: what a vendor would make for tests of his own device.</summary>
public static class FirmwareImages
{
    private const string Name = "app";
    private const string NewVersion = "2.0.0";
    private const string Story = " firmware of the reference device, made for tests.";
    private const int Repetitions = 60;
    private const int LargeSize = 1_000_000;

    /// <summary>File name, sentence, octets.</summary>
    public static IReadOnlyList<(string File, string Summary, byte[] Octets)> All { get; } =
    [
        ("valid.bin", "can be installed", Of("A new")),
        ("damaged.bin", "the same with an octet changed", Damaged(Of("A new"))),
        ("unknown.bin", "is no image of this device at all", Encoding.ASCII.GetBytes("GZIP is what this begins with, and nothing of it is an image of the reference device.")),
        ("other-model.bin", "is sound, and for another device", Of("MODEL other")),
        ("failing.bin", "is sound, and its installation fails", Of("BROKEN")),
        ("unbootable.bin", "is installed, and does not start", Of("UNBOOTABLE")),
        ("hungry.bin", "takes more memory than there is", Of("MEMORY 4194304")),
        ("smaller.bin", "can be installed, and lacks object 3448", Of("WITHOUT 3448")),
        ("large.bin", "can be installed, and has 1000000 octets", Large()),
    ];

    private static byte[] Of(string beginning) => new FirmwarePackage(Name, NewVersion, Encoding.ASCII.GetBytes(beginning + string.Concat(Enumerable.Repeat(Story, Repetitions)))).ToArray();

    private static byte[] Damaged(byte[] image)
    {
        image[20] ^= 0x40;
        return image;
    }

    private static byte[] Large()
    {
        var overhead = new FirmwarePackage(Name, NewVersion, default).ToArray().Length;
        var content = new byte[LargeSize - overhead];
        var story = Encoding.ASCII.GetBytes("A large" + Story);
        for (var at = 0; at < content.Length; at++)
        {
            content[at] = (byte)(story[at % story.Length] + (at / 1024 % 8));
        }

        return new FirmwarePackage(Name, NewVersion, content).ToArray();
    }
}
