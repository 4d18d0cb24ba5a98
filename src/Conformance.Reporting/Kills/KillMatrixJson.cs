using System.Text.Json;

namespace Conformance.Reporting.Kills;

/// <summary>The kill matrix for programs.</summary>
public static class KillMatrixJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(KillMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return JsonSerializer.Serialize(
            new
            {
                faults = matrix.Faults.Select(fault => new { fault.Id, fault.Requirement, fault.Shape, fault.Lie, fault.KilledBy, fault.SeenBy }),
                cases = matrix.Cases.Select(one => new { one.Id, one.Kills, one.Smoke }),
                troubles = matrix.Troubles,
                matrix.Score,
            },
            Options) + "\n";
    }
}
