using System.Globalization;
using System.Text;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>What one instance of object 9 has in store, in work and in place.</summary>
/// <remarks>A package whose content begins with <c>OBJECT 3435;</c> brings an instance of that object when it is installed.</remarks>
internal sealed class SoftwareCopy
{
    private const string Brings = "OBJECT ";

    public FirmwarePackage? Package { get; set; }

    /// <summary>What is installed, and stays while an upgrade of it is awaited.</summary>
    public FirmwarePackage? InPlace { get; set; }

    public CancellationTokenSource Work { get; private set; } = new();

    /// <summary>The object that a package brings.</summary>
    public static ushort? ObjectOf(FirmwarePackage? package)
    {
        var content = package is null ? string.Empty : Encoding.ASCII.GetString(package.Content.Span);
        return content.StartsWith(Brings, StringComparison.Ordinal)
            && ushort.TryParse(content[Brings.Length..].Split(';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
    }

    /// <summary>Whatever goes on ends.</summary>
    public void Stop()
    {
        Work.Cancel();
        Work.Dispose();
        Work = new CancellationTokenSource();
    }
}
