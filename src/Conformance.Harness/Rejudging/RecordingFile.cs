using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conformance.Engine.Replays;
using Conformance.Wire;

namespace Conformance.Harness.Rejudging;

/// <summary>A recording as JSON: times in seconds, addresses as text, octets in hex.</summary>
public static class RecordingFile
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new Seconds(), new Address(), new Octets() },
    };

    public static string Write(Recording recording) => JsonSerializer.Serialize(recording, s_options) + "\n";

    /// <exception cref="IOException">There is no recording, or it is not readable.</exception>
    public static Recording Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Recording>(File.ReadAllText(path), s_options) ?? throw new IOException("recording is null; an object is required");
        }
        catch (Exception cause) when (cause is JsonException or FormatException)
        {
            throw new IOException($"recording {Path.GetFileName(path)} is not readable: {cause.Message}", cause);
        }
    }

    /// <summary>To the tick, so that a replay keeps the order of events.</summary>
    private sealed class Seconds : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new((long)Math.Round(reader.GetDecimal() * TimeSpan.TicksPerSecond));

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteRawValue(((decimal)value.Ticks / TimeSpan.TicksPerSecond).ToString("F7", CultureInfo.InvariantCulture));
    }

    private sealed class Address : JsonConverter<IPEndPoint>
    {
        public override IPEndPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => IPEndPoint.Parse(reader.GetString() ?? string.Empty);

        public override void Write(Utf8JsonWriter writer, IPEndPoint value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class Octets : JsonConverter<ReadOnlyMemory<byte>>
    {
        public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Convert.FromHexString(reader.GetString() ?? string.Empty);

        public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options) => writer.WriteStringValue(Hex.Of(value.Span));
    }
}
