using System.Globalization;
using Conformance.Coap.Messages;

namespace Conformance.Engine.Verbs;

/// <summary>Codes as cases write them: <c>2.05</c>, <c>0.31</c>, or a method's name.</summary>
public static class Codes
{
    private static readonly Dictionary<string, CoapCode> Methods = new(StringComparer.Ordinal)
    {
        ["GET"] = CoapCode.Get,
        ["POST"] = CoapCode.Post,
        ["PUT"] = CoapCode.Put,
        ["DELETE"] = CoapCode.Delete,
        ["FETCH"] = CoapCode.Fetch,
        ["PATCH"] = CoapCode.Patch,
        ["IPATCH"] = CoapCode.IPatch,
    };

    public static bool TryParse(string text, out CoapCode code)
    {
        ArgumentNullException.ThrowIfNull(text);

        if (Methods.TryGetValue(text, out code))
        {
            return true;
        }

        var parts = text.Split('.');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var @class)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var detail)
            && @class < 8
            && detail < 32)
        {
            code = CoapCode.Of(@class, detail);
            return true;
        }

        return false;
    }
}
