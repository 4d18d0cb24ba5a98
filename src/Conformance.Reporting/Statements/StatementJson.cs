using System.Text.Json;

namespace Conformance.Reporting.Statements;

/// <summary>A statement for machines: <c>statement.json</c>.</summary>
public static class StatementJson
{
    public static string Write(Statement statement) => JsonSerializer.Serialize(statement, RunJson.Indented) + "\n";
}
