using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>How the records are spelled in JSON: camel case, enums in kebab case, times in seconds, maps in a fixed order.</summary>
internal static class RunJson
{
    /// <summary>For <c>run.json</c>.</summary>
    public static JsonSerializerOptions Indented { get; } = Options(indented: true);

    /// <summary>For one line of a journal.</summary>
    public static JsonSerializerOptions Line { get; } = Options(indented: false);

    /// <summary>The record with its maps in an order that depends on their content alone.</summary>
    public static RunRecord Ordered(RunRecord record) => record with
    {
        Device = record.Device with { Pics = Ordered(record.Device.Pics), Pixit = Ordered(record.Device.Pixit), Identity = Ordered(record.Device.Identity) },
        Cases = [.. record.Cases.Select(Ordered)],
        Footer = record.Footer is { } footer
            ? footer with { Verdicts = new SortedDictionary<Outcome, int>(Copy(footer.Verdicts)) }
            : null,
    };

    public static CaseRecord Ordered(CaseRecord record) => record with { Judged = Ordered(record.Judged), Earlier = [.. record.Earlier.Select(Ordered)] };

    private static SortedDictionary<string, TValue> Ordered<TValue>(IReadOnlyDictionary<string, TValue> map) =>
        new(Copy(map), StringComparer.Ordinal);

    private static Dictionary<TKey, TValue> Copy<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> map)
        where TKey : notnull => new(map);

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        WriteIndented = indented,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new Seconds() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ShapeCase, LeaveOutWhatIsDerived } },
    };

    private static void ShapeCase(JsonTypeInfo type)
    {
        if (type.Type != typeof(CaseRecord))
        {
            return;
        }

        type.Properties.Single(property => property.PropertyType == typeof(Outcome)).Name = "verdict";
        type.Properties.Single(property => property.Name == "beside").ShouldSerialize = (one, _) => ((CaseRecord)one).Beside.Count > 0;
        type.Properties.Single(property => property.Name == "cost").ShouldSerialize = (one, _) => ((CaseRecord)one).Cost is not null;
        type.Properties.Single(property => property.Name == "earlier").ShouldSerialize = (one, _) => ((CaseRecord)one).Earlier.Count > 0;
    }

    private static void LeaveOutWhatIsDerived(JsonTypeInfo type)
    {
        if (type.Type == typeof(Requirement))
        {
            type.Properties.Remove(type.Properties.Single(property => property.Set is null));
            type.Properties.Single(property => property.Name == "roles").ShouldSerialize = (one, _) => ((Requirement)one).Roles.Count > 0;
            type.Properties.Single(property => property.Name == "procedures").ShouldSerialize = (one, _) => ((Requirement)one).Procedures.Count > 0;
            type.Properties.Single(property => property.Name == "declares").ShouldSerialize = (one, _) => ((Requirement)one).Declares.Length > 0;
            type.Properties.Single(property => property.Name == "exemption").ShouldSerialize = (one, _) => ((Requirement)one).Exemption.Length > 0;
        }
    }

    /// <summary>A duration as a JSON number of seconds with six decimals.</summary>
    private sealed class Seconds : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new((long)Math.Round(reader.GetDecimal() * TimeSpan.TicksPerSecond));

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteRawValue(((decimal)value.Ticks / TimeSpan.TicksPerSecond).ToString("F6", CultureInfo.InvariantCulture));
    }
}
