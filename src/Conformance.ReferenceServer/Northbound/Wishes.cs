using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Operations;

namespace Conformance.ReferenceServer.Northbound;

/// <summary>From the JSON of a user to a command.</summary>
internal static class Wishes
{
    /// <summary>Operations by the last segment of the address.</summary>
    public static IReadOnlyDictionary<string, OperationKind> Words { get; } = new Dictionary<string, OperationKind>(StringComparer.Ordinal)
    {
        ["read"] = OperationKind.Read,
        ["write"] = OperationKind.WriteReplace,
        ["update"] = OperationKind.WriteUpdate,
        ["execute"] = OperationKind.Execute,
        ["create"] = OperationKind.Create,
        ["delete"] = OperationKind.Delete,
        ["discover"] = OperationKind.Discover,
        ["observe"] = OperationKind.Observe,
        ["cancel"] = OperationKind.CancelObservation,
        ["write-attributes"] = OperationKind.WriteAttributes,
        ["read-composite"] = OperationKind.ReadComposite,
        ["write-composite"] = OperationKind.WriteComposite,
        ["observe-composite"] = OperationKind.ObserveComposite,
        ["cancel-composite"] = OperationKind.CancelObservationComposite,
    };

    /// <returns><see langword="null"/> when it is no JSON, or no object.</returns>
    public static JsonObject? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IsEmpty ? [] : JsonNode.Parse(json)?.AsObject() ?? [];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <returns><see langword="null"/> when the JSON is no command.</returns>
    public static Command? Read(OperationKind kind, ReadOnlySpan<byte> json)
    {
        if (Parse(json) is not { } body || !Lwm2mPath.TryParse(Text(body["path"]) ?? "/", out var path))
        {
            return null;
        }

        return new Command
        {
            Kind = kind,
            Path = path,
            Paths = [.. (body["paths"] as JsonArray ?? []).Select(Text).Select(text => Lwm2mPath.TryParse(text, out var one) ? one : Lwm2mPath.Root)],
            Values = (body["values"] as JsonObject ?? []).Where(value => Lwm2mPath.TryParse(value.Key, out _))
                .ToDictionary(value => Lwm2mPath.Parse(value.Key), value => Text(value.Value) ?? string.Empty),
            Format = int.TryParse(Text(body["format"]), out var format) ? new ContentFormat(format) : null,
            Attributes = [.. (body["query"] as JsonObject ?? []).Select(attribute => $"{attribute.Key}={Text(attribute.Value)}")],
            Arguments = Text(body["arguments"]),
        };
    }

    /// <summary>A text as it is, anything else as it is written.</summary>
    public static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };
}
