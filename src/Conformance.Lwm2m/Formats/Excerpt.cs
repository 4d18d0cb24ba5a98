namespace Conformance.Lwm2m.Formats;

/// <summary>Device text for a message: short, so that a megabyte of it does not become one sentence.</summary>
internal static class Excerpt
{
    private const int Limit = 40;

    public static string Of(string text) => text.Length <= Limit ? text : $"{text[..Limit]}…";
}
