using System.Buffers;

namespace Conformance.Coap.Links;

/// <summary>The character classes of Link Format.</summary>
/// <remarks>RFC 6690 §2: ptokenchar; RFC 5987 §3.2.1: attr-char, and the star that ends an extended name.</remarks>
internal static class LinkCharacters
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> TokenLetters = SearchValues.Create(Alphanumeric + "!#$%&'()*+-./:<=>?@[]^_`{|}~");
    private static readonly SearchValues<char> NameLetters = SearchValues.Create(Alphanumeric + "!#$&+-.^_`|~*");

    private static readonly SearchValues<char> NoTargetLetters = SearchValues.Create("<>\"\\^`{|}\u007F");

    public static bool IsToken(char letter) => TokenLetters.Contains(letter);

    public static bool IsName(char letter) => NameLetters.Contains(letter);

    /// <summary>RFC 3986 has no place for these in a URI reference; others are left to who resolves it.</summary>
    public static bool IsTarget(char letter) => letter > ' ' && !NoTargetLetters.Contains(letter);
}
