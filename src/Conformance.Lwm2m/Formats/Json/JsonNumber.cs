using System.Text.Json;
using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Formats.Json;

/// <summary>Numbers to JSON.</summary>
internal static class JsonNumber
{
    /// <summary>Writes the number of a numeric value.</summary>
    /// <exception cref="NotSupportedException">JSON has no NaN and no infinity (RFC 8259 §6), or the value is no number.</exception>
    public static void Write(Utf8JsonWriter json, Lwm2mValue value)
    {
        switch (value)
        {
            case Lwm2mValue.Integer integer:
                json.WriteNumberValue(integer.Value);
                break;
            case Lwm2mValue.Unsigned unsigned:
                json.WriteNumberValue(unsigned.Value);
                break;
            case Lwm2mValue.Time time:
                json.WriteNumberValue(time.Seconds);
                break;
            case Lwm2mValue.Float number when double.IsFinite(number.Value):
                json.WriteNumberValue(number.Value);
                break;
            default:
                throw new NotSupportedException($"JSON has no number for {value.ToText()}");
        }
    }
}
