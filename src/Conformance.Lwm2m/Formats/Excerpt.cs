namespace Conformance.Lwm2m.Formats;

/// <summary>Device text for a message: short, so that a megabyte of it does not become one sentence.</summary>
internal static class Excerpt
{
    private const int Word = 40;
    private const int Sentence = 200;

    public static string Of(string text) => Of(text, Word);

    /// <summary>The message of a library, which quotes the text at will.</summary>
    public static string OfSentence(string text) => Of(text, Sentence);

    private static string Of(string text, int limit) => text.Length <= limit ? text : $"{text[..limit]}…";
}
