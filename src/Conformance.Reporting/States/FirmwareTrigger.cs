using Conformance.Model;

namespace Conformance.Reporting.States;

/// <summary>What a server can do to Firmware Update, and in which states that means something.</summary>
/// <param name="Name">As it stands in the drawing.</param>
/// <param name="Legal">States in which it is a trigger (object 5 resources 0 to 3 and 10).</param>
internal sealed record FirmwareTrigger(string Name, IReadOnlyList<int> Legal)
{
    private const string NulPackage = "/5/0/0 = 00";

    public static FirmwareTrigger Update { get; } = new("Update", [2]);

    public static FirmwareTrigger Cancel { get; } = new("Cancel", [1, 2]);

    public static FirmwareTrigger Uri { get; } = new("URI", [0]);

    public static FirmwareTrigger Package { get; } = new("Package", [0, 1]);

    public static FirmwareTrigger Reset { get; } = new("reset", [0, 1, 2]);

    /// <returns><see langword="null"/> for a request that is none.</returns>
    public static FirmwareTrigger? Of(LoggedMessage request, LogLine line) => (request.Code, request.Path) switch
    {
        ("0.02", "/5/0/2") => Update,
        ("0.02", "/5/0/10") => Cancel,
        ("0.03", "/5/0/1") => line.Detail.Length == 0 ? Reset : Uri,
        ("0.03", "/5/0/0") when !request.IsLaterBlock => line.Detail == NulPackage ? Reset : Package,
        _ => null,
    };
}
