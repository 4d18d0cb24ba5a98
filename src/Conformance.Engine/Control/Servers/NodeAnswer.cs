using System.Text.Json.Nodes;

namespace Conformance.Engine.Control.Servers;

/// <summary>Values in an answer that draws objects, instances and resources as JSON within JSON.</summary>
/// <remarks>
/// A node has an <c>id</c> and either a <c>value</c>, or <c>values</c> by the ids of resource instances, or its children in whatever list it has. What is
/// asked for is a node; of several paths, each has its own.
/// </remarks>
internal static class NodeAnswer
{
    private const int Deepest = 8;

    /// <param name="node">Where the answer has it.</param>
    /// <param name="path">What was asked for.</param>
    public static IReadOnlyDictionary<string, string> Read(JsonNode? node, string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node is JsonObject several && several.Count > 0 && several.All(one => one.Key.StartsWith('/')))
        {
            foreach (var (at, one) in several)
            {
                Walk(one, at, values, Deepest);
            }
        }
        else
        {
            Walk(node, path, values, Deepest);
        }

        return values;
    }

    private static void Walk(JsonNode? node, string path, Dictionary<string, string> values, int depth)
    {
        if (node is not JsonObject one || depth == 0)
        {
            return;
        }

        if (AnswerJson.Text(one["value"]) is { } value)
        {
            values[path] = value;
        }

        foreach (var (id, instance) in one["values"] as JsonObject ?? [])
        {
            values[$"{path}/{id}"] = AnswerJson.Text(instance) ?? string.Empty;
        }

        foreach (var child in one.Select(member => member.Value).OfType<JsonArray>().SelectMany(list => list).OfType<JsonObject>())
        {
            if (AnswerJson.Text(child["id"]) is { } id)
            {
                Walk(child, $"{path.TrimEnd('/')}/{id}", values, depth - 1);
            }
        }
    }
}
