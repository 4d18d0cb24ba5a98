using System.Globalization;
using System.Text;
using Conformance.ReferenceDevice.Objects;

namespace Conformance.ReferenceDevice.Components;

/// <summary>A part of the device that has firmware of its own, and the package that is in store for it.</summary>
/// <remarks>
/// The content of a package may begin with words about other components: <c>COVERS 1 2;</c> is for these together, <c>NEEDS 2;</c> works
/// only when that one is updated too.
/// </remarks>
internal sealed class Component(ushort id)
{
    private const string CoversWord = "COVERS";
    private const string NeedsWord = "NEEDS";

    public ushort Id => id;

    public FirmwarePackage? Package { get; set; }

    /// <summary>The components that a package is for, where it says so.</summary>
    public static IReadOnlyList<ushort> CoveredBy(FirmwarePackage package) => Numbers(package, CoversWord);

    /// <summary>What has to be updated along with the package in store.</summary>
    public IReadOnlyList<ushort> Needs => Package is null ? [] : Numbers(Package, NeedsWord);

    private static IReadOnlyList<ushort> Numbers(FirmwarePackage package, string word)
    {
        var words = Encoding.ASCII.GetString(package.Content.Span).Split(';')[0].Split(' ');
        return words[0] != word ? []
            : [.. words[1..].Select(text => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ushort.MaxValue)];
    }
}
