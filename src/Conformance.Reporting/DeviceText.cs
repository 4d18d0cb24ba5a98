using System.Buffers;
using System.Globalization;
using System.Text;

namespace Conformance.Reporting;

/// <summary>Text that came from a device, made fit to be shown: nothing in it can steer a terminal, a browser or an XML parser.</summary>
public static class DeviceText
{
    // Nearly all that devices say is of these, and is shown as it is.
    private const string Ascii = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> s_plain = SearchValues.Create(Ascii);
    private static readonly SearchValues<char> s_plainLines = SearchValues.Create(Ascii + "\n\t");

    /// <summary>Writes control, format (bidirectional too) and unassigned characters and lone surrogates as <c>\u{1B}</c>.</summary>
    /// <param name="text">Any sequence of UTF-16 units.</param>
    /// <param name="lines">Whether line feeds and tabs stay.</param>
    public static string Visible(string text, bool lines = true)
    {
        ArgumentNullException.ThrowIfNull(text);

        if (!text.AsSpan().ContainsAnyExcept(lines ? s_plainLines : s_plain))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, index, out var rune))
            {
                if (IsShown(rune, lines))
                {
                    shown.Append(text, index, rune.Utf16SequenceLength);
                }
                else
                {
                    Spell(shown, rune.Value);
                }

                index += rune.Utf16SequenceLength;
            }
            else
            {
                Spell(shown, text[index++]);
            }
        }

        return shown.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string OneLine(string text) => Visible(text, lines: false);

    private static bool IsShown(Rune rune, bool lines) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => lines && (rune.Value is '\n' or '\t'),
        UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        _ => true,
    };

    private static void Spell(StringBuilder shown, int value) => shown.Append(CultureInfo.InvariantCulture, $"\\u{{{value:X}}}");
}
